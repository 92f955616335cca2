namespace Lianmeng.Ui;

/// <summary>
/// What <see cref="Shell"/> shows around a page, already in the reader's language;
/// built once per request from the signed-in person, the site and the catalogue of texts.
/// </summary>
public sealed record HallFrame
{
    /// <summary>Product name, first in the reader's language, then the other: 链盟 and Lianmeng.</summary>
    public required string ProductName { get; init; }

    public required string ProductNameAside { get; init; }

    /// <summary>Name of the site (park, town, district); null before set-up.</summary>
    public string? SiteName { get; init; }

    /// <summary>Front page of the reader.</summary>
    public string HomeHref { get; init; } = "/";

    /// <summary>Main navigation; empty for pages without sign-in. The first four stand in the phone's bar.</summary>
    public IReadOnlyList<HallLink> NavItems { get; init; } = [];

    /// <summary>Person's display name; null when nobody is signed in.</summary>
    public string? UserName { get; init; }

    /// <summary>Post and organisation under the name.</summary>
    public string? UserRole { get; init; }

    /// <summary>Links of the user menu (my account, what you hold on me).</summary>
    public IReadOnlyList<HallLink> UserLinks { get; init; } = [];

    /// <summary>The other language by its own name, "English" or "中文", with its code for the lang attribute.</summary>
    public required HallLink Language { get; init; }

    public required string LanguageCode { get; init; }

    /// <summary>To elder mode, or back from it.</summary>
    public required HallLink Elder { get; init; }

    /// <summary>To high contrast, or back from it; null leaves it out.</summary>
    public HallLink? Contrast { get; init; }

    /// <summary>Sentence over every page of a demo world; null outside.</summary>
    public string? Banner { get; init; }

    /// <summary>What a sheet of paper needs at its head: the site and the day of printing, in civil time of China.</summary>
    public string? PrintHead { get; init; }

    /// <summary>Complaints and suggestions first, as the rules ask on every page; then others.</summary>
    public IReadOnlyList<HallLink> FootLinks { get; init; } = [];

    /// <summary>Words of the frame itself.</summary>
    public required HallWords Words { get; init; }
}

/// <summary>A link of the frame: count is shown when above 0, and spoken with <see cref="CountWords"/>.</summary>
public sealed record HallLink(string Href, string Label, string Icon = "chevron-right", int Count = 0, bool IsCurrent = false,
    string? CountWords = null);

/// <summary>Words that the frame itself needs.</summary>
/// <param name="Skip">Skip to the content.</param>
/// <param name="Navigation">Name of the main navigation for screen readers.</param>
/// <param name="More">The rest of the navigation on a phone.</param>
/// <param name="UserMenu">Name of the menu of the signed-in person.</param>
/// <param name="Updated">Announced after a live region was replaced.</param>
/// <param name="Held">Announced when something changed but a field is being filled in.</param>
/// <param name="Copied">Announced after copying.</param>
public sealed record HallWords(string Skip, string Navigation, string More, string UserMenu, string Updated, string Held, string Copied);
