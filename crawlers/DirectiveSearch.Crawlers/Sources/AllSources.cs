namespace DirectiveSearch.Crawlers.Sources;

/// <summary>The sources that come with the product; an operator adds others by a file.</summary>
public static class AllSources
{
    public static readonly IReadOnlyList<Source> Known = [GovernmentDocuments.Source, GovernmentGazette.Source, LamDong.Source, LegalDatabase.Source, SonLaGazette.Source, StateBankHanoi.Source];
}
