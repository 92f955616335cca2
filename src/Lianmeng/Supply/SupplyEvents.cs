using Lianmeng.Kernel;

namespace Lianmeng.Supply;

/// <summary>Written when a product is entered.</summary>
public sealed record ProductRegistered(string Code) : IJournalEvent
{
    public static string Kind => "product.registered";
}

/// <summary>Written when an edge is recorded.</summary>
public sealed record EdgeRecorded(
    OrganizationId Supplier, OrganizationId Customer, ProductId Product, DateOnly From, EdgeState State) : IJournalEvent
{
    public static string Kind => "edge.recorded";
}
