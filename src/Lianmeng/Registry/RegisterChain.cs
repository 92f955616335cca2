using Lianmeng.Kernel;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry;

/// <summary>Enters an industrial chain of the actor's site; its code is the result.</summary>
/// <param name="Code">Language-neutral; empty means that the id is the code.</param>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
public sealed record RegisterChain(string Code, string Name, string EnglishName) : ICommand<string>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public Task<Outcome<string>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var chain = Read(work, check, Code, Name, EnglishName);
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<string>>(no);
        }

        Add(work, chain);
        return Task.FromResult<Outcome<string>>(chain.Code);
    }

    /// <summary>The chain that was meant, with what is wrong about it; it is not added yet.</summary>
    internal static IndustryChain Read(Work work, Checks check, string? code, string? name, string? englishName)
    {
        var id = work.Ids.New<IndustryChain>();
        var called = check.Text(name, "chainName", RegistryLimits.ChainName);
        var chain = new IndustryChain
        {
            Id = id.Value, SiteId = work.Actor.Site,
            Code = check.OptionalText(code, "chain", RegistryLimits.ChainCode) ?? id.ToString(),
            Name = called,
            EnglishName = check.OptionalText(englishName, "chainEnglishName", RegistryLimits.ChainName) ?? called,
        };
        check.When(chain.Code.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'), "organization.code", "chain");
        return chain;
    }

    internal static void Add(Work work, IndustryChain chain)
    {
        work.Add(chain);
        work.Record(chain.SiteId, chain.Id, new ChainRegistered(chain.Code));
    }
}
