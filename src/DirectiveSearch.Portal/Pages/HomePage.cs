using DirectiveSearch.Archive;

namespace DirectiveSearch.Portal.Pages;

public sealed record HomePage(Statistics Counts, IReadOnlyList<InstrumentSummary> MostCited, IReadOnlyList<MovementSummary> Movements, IReadOnlyList<DocumentSummary> Latest)
{
    public IReadOnlyList<Figure> Figures =>
    [
        new(Counts.Documents, "văn bản"), new(Counts.Instruments, "văn bản được viện dẫn"), new(Counts.Citations, "lượt viện dẫn"),
        new(Counts.Movements, "phong trào, cuộc vận động"), new(Counts.Units, "đơn vị"),
    ];
}
