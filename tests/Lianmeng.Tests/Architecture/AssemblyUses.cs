using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Lianmeng.Tests.Architecture;

/// <summary>That a type uses another type of the same assembly, in any way that the compiler writes down: signatures,
/// fields, attributes, bodies of methods, lambdas, async code and pages.</summary>
internal sealed record Use(string From, string FromNamespace, string To, string ToNamespace);

/// <summary>That a type calls a method or constructor, of whatever assembly: <c>HallFactory.OpenForWriting</c>,
/// <c>SqliteConnection..ctor</c>.</summary>
internal sealed record Call(string From, string FromNamespace, string To);

/// <summary>Reads every <see cref="Use"/> and <see cref="Call"/> of a compiled assembly.</summary>
internal sealed class AssemblyUses
{
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(o => o.Value);

    private readonly MetadataReader _metadata;
    private readonly PEReader _file;
    private readonly HashSet<(TypeDefinitionHandle From, TypeDefinitionHandle To)> _uses = [];
    private readonly HashSet<(TypeDefinitionHandle From, string To)> _calls = [];
    private readonly TypeCollector _collector;
    private TypeDefinitionHandle _from;

    private AssemblyUses(PEReader file)
    {
        (_file, _metadata) = (file, file.GetMetadataReader());
        _collector = new(_metadata, to => _uses.Add((_from, to)));
    }

    public static IReadOnlyList<Use> Of(string path) => Read(path, all =>
        all._uses.Select(u => new Use(all.NameOf(u.From), all.NamespaceOf(u.From), all.NameOf(u.To), all.NamespaceOf(u.To))));

    public static IReadOnlyList<Call> CallsOf(string path) => Read(path, all =>
        all._calls.Select(c => new Call(all.NameOf(c.From), all.NamespaceOf(c.From), c.To)));

    private static List<T> Read<T>(string path, Func<AssemblyUses, IEnumerable<T>> pick)
    {
        using var stream = File.OpenRead(path);
        using var file = new PEReader(stream);
        var all = new AssemblyUses(file);
        all.ReadTypes();
        return [.. pick(all).Distinct()];
    }

    private void ReadTypes()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            _from = handle;
            ReadType(_metadata.GetTypeDefinition(handle));
        }
    }

    private void ReadType(TypeDefinition type)
    {
        Add(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(_metadata.GetInterfaceImplementation(implemented).Interface);
        }

        AddAttributes(type.GetCustomAttributes());
        AddConstraints(type.GetGenericParameters());
        foreach (var property in type.GetProperties())
        {
            AddAttributes(_metadata.GetPropertyDefinition(property).GetCustomAttributes());
        }

        foreach (var handle in type.GetFields())
        {
            var field = _metadata.GetFieldDefinition(handle);
            AddAttributes(field.GetCustomAttributes());
            field.DecodeSignature(_collector, null);
        }

        foreach (var method in type.GetMethods())
        {
            ReadMethod(_metadata.GetMethodDefinition(method));
        }
    }

    private void ReadMethod(MethodDefinition method)
    {
        method.DecodeSignature(_collector, null);
        AddAttributes(method.GetCustomAttributes());
        AddConstraints(method.GetGenericParameters());
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        foreach (var region in body.ExceptionRegions)
        {
            Add(region.CatchType);
        }

        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_collector, null);
        }

        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            ReadInstruction(ref code);
        }
    }

    private void ReadInstruction(ref BlobReader code)
    {
        var first = code.ReadByte();
        var value = first == 0xFE ? unchecked((short)(0xFE00 | code.ReadByte())) : first;
        switch (OpCodesByValue[value].OperandType)
        {
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok:
                Add((EntityHandle)MetadataTokens.Handle(code.ReadInt32()));
                break;
            case OperandType.InlineSwitch:
                var branches = code.ReadInt32();
                code.Offset += 4 * branches;
                break;
            case OperandType.InlineI8 or OperandType.InlineR:
                code.Offset += 8;
                break;
            case OperandType.InlineNone:
                break;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                code.Offset += 1;
                break;
            case OperandType.InlineVar:
                code.Offset += 2;
                break;
            default:
                code.Offset += 4;
                break;
        }
    }

    private void Add(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _uses.Add((_from, (TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_collector, null);
                break;
            case HandleKind.MethodDefinition:
                var called = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                AddCall(called.GetDeclaringType(), called.Name);
                Add(called.GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                AddCall(member.Parent, member.Name);
                Add(member.Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(method.Method);
                method.DecodeSignature(_collector, null);
                break;
        }
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void AddConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(p => _metadata.GetGenericParameter(p).GetConstraints()))
        {
            Add(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void AddCall(EntityHandle of, StringHandle name)
    {
        var type = of.Kind switch
        {
            HandleKind.TypeDefinition => _metadata.GetTypeDefinition((TypeDefinitionHandle)of).Name,
            HandleKind.TypeReference => _metadata.GetTypeReference((TypeReferenceHandle)of).Name,
            _ => default,
        };
        if (!type.IsNil)
        {
            _calls.Add((_from, $"{_metadata.GetString(type)}.{_metadata.GetString(name)}"));
        }
    }

    private string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.IsNested ? NamespaceOf(type.GetDeclaringType()) : _metadata.GetString(type.Namespace);
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return type.IsNested ? NameOf(type.GetDeclaringType()) : _metadata.GetString(type.Name);
    }
}
