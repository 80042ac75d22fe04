namespace DirectiveSearch.Portal.Pages.People;

/// <param name="Obstacle">Why nobody can sign in over this connection; null: it can be done.</param>
/// <param name="Back">Where to go then.</param>
public sealed record SignInPage(string? Obstacle, string Back)
{
    /// <summary>As it was typed.</summary>
    public string Name { get; init; } = "";

    public string? Problem { get; init; }
}
