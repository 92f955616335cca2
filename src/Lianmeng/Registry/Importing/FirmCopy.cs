using System.Security.Cryptography;
using System.Text;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry.Importing;

/// <summary>Copies of rows with other values, for writing past the change tracker.</summary>
internal static class FirmCopy
{
    /// <summary>The firm with its version counted up.</summary>
    public static Organization Of(Organization firm, string name) => new()
    {
        Id = firm.Id, SiteId = firm.SiteId, Code = firm.Code, Name = name, EnglishName = firm.EnglishName, Alias = firm.Alias,
        Place = firm.Place, EnglishPlace = firm.EnglishPlace, Kind = firm.Kind, ParentId = firm.ParentId,
        UnifiedCode = firm.UnifiedCode, Industry = firm.Industry, RegionCode = firm.RegionCode, Level = firm.Level,
        Chain = firm.Chain, Source = firm.Source, IsNamed = firm.IsNamed, Version = firm.Version + 1,
    };

    public static NameRecord Of(NameRecord name, NameKind kind, DateOnly? to) => new()
    {
        Id = name.Id, SiteId = name.SiteId, OrganizationId = name.OrganizationId, Name = name.Name, Kind = kind,
        From = name.From, To = to, Block = name.Block,
    };

    public static FieldValue Of(FieldValue value, ValueFormer with) => new()
    {
        Id = value.Id, SiteId = value.SiteId, OrganizationId = value.OrganizationId, Field = value.Field,
        Standing = value.Standing, Value = with.Value, Source = with.Source, AsOf = with.AsOf, StatedBy = with.By,
        StatedAt = with.At, VerifiedBy = with.VerifiedBy, VerifiedOn = with.VerifiedOn,
    };

    /// <summary>The id of a name that a file adds to a firm: the same whenever the plan is made anew.</summary>
    public static Guid NewId(OrganizationId firm, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"lianmeng-name/1\n{firm}\n{name}")).AsSpan(0, 16);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x80); // RFC 9562, version 8
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes);
    }
}
