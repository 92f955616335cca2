using Lianmeng.Kernel;

namespace Lianmeng.Supply.State;

/// <summary>What one firm proposed in one round.</summary>
internal sealed class Proposal
{
    public ConsultationId ConsultationId { get; init; }
    public int Round { get; init; }
    public OrganizationId ProposedBy { get; init; }
    public required string ProposedByPerson { get; init; }
    public required string Text { get; init; }
    public DateTime At { get; init; }
}

/// <summary>What a proposal asks of one party; figures are optional.</summary>
internal sealed class ProposalLine
{
    public Guid Id { get; init; }
    public ConsultationId ConsultationId { get; init; }
    public int Round { get; init; }

    /// <summary>Place in the proposal, from 0, as it was typed.</summary>
    public int Position { get; init; }

    public OrganizationId OrganizationId { get; init; }
    public ProductId ProductId { get; init; }

    /// <summary>First day of the month of production.</summary>
    public DateOnly Month { get; init; }

    public QuantityDirection Direction { get; init; }

    /// <summary>Whole kilograms; null where the firms give no figure.</summary>
    public long? OldKilograms { get; init; }
    public long? NewKilograms { get; init; }
}
