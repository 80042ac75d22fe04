namespace DirectiveSearch.Portal.Pages;

/// <summary>Words that lead somewhere; without an address they are plain words.</summary>
public sealed record Link(string Text, string? Href = null, bool Current = false);

/// <summary>A number that heads a page, with what it counts.</summary>
public sealed record Figure(string Value, string Label);
