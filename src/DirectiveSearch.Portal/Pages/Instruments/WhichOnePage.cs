using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Pages.Instruments;

/// <summary>Several instruments bear one number: which one is meant?</summary>
/// <param name="Found">At least two, most cited first.</param>
public sealed record WhichOnePage(IReadOnlyList<InstrumentSummary> Found)
{
    public string Number => Found[0].Number;
}
