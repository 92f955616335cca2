namespace Lianmeng.Supply;

/// <summary>Whose picture of the chain: a firm's own relations; the site's, as far as both sides agreed; or its steps
/// (products) with counts of firms, for who reads figures.</summary>
public enum ChainLook { Own, Site, Steps }

/// <summary>What is looked for. Everything left out has a sensible default.</summary>
/// <param name="Look">One that the reader has not: the first one that it has.</param>
/// <param name="Product">Only relations of this product, as far as the reader may know it.</param>
/// <param name="On">The day on which relations hold; today when left out. Consents always count as of today.</param>
/// <param name="Find">A part of a name: the first that fits is marked and stands in the middle.</param>
/// <param name="Hops">How far around what was found, 1…3; the whole picture when left out and it is not too large.</param>
/// <param name="Purpose">For the site's picture: whose consents are looked at.</param>
public sealed record ChainQuestion(
    ChainLook? Look = null, ProductId? Product = null, DateOnly? On = null, string? Find = null, int? Hops = null,
    ConsentPurpose? Purpose = null)
{
    /// <summary>Nodes in one picture at most; of more, the neighbourhood of one is shown.</summary>
    public const int MostNodes = 200;

    public const int MostHops = 3;
}

/// <summary>A firm, or of the steps a product.</summary>
/// <param name="Address">Its page; null where the reader has none.</param>
/// <param name="Firms">Of a step: firms that supply or buy it, never exact.</param>
/// <param name="Layer">Column from upstream (0) to downstream.</param>
/// <param name="Row">Place in the column, from 0.</param>
public sealed record ChainNode(
    string Id, string Name, bool IsOwn, bool IsInvented, string? Address, SmallCell? Firms, int Layer = 0, int Row = 0);

/// <summary>All that runs from one node to another.</summary>
public sealed record ChainArrow(string From, string To, IReadOnlyList<ChainRelation> Relations, SmallCell? Firms = null);

/// <summary>One relation as far as the reader may know it.</summary>
/// <param name="Id">For one of its two sides; null otherwise.</param>
/// <param name="Product">Null where it is not agreed to.</param>
public sealed record ChainRelation(
    EdgeId? Id, string? Product, ShareBand? SupplierShare = null, ShareBand? CustomerShare = null);

/// <summary>The picture; nodes and arrows stand in the order of the table.</summary>
/// <param name="Looks">Those that the reader has.</param>
/// <param name="Products">To filter by: what the reader sees without the filter.</param>
/// <param name="Middle">The node that was found, or around which a part of a large picture is shown; null for none.</param>
/// <param name="IsFound">False when something was looked for and nothing fits.</param>
/// <param name="All">Nodes of the whole picture.</param>
public sealed record ChainPicture(
    ChainLook Look, IReadOnlyList<ChainLook> Looks, DateOnly On, IReadOnlyList<ChainNode> Nodes,
    IReadOnlyList<ChainArrow> Arrows, IReadOnlyList<ChainProduct> Products, string? Middle, bool IsFound, int? Hops, int All);

public sealed record ChainProduct(ProductId Id, string Name);
