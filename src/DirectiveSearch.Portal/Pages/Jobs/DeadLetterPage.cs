using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Wording;

namespace DirectiveSearch.Portal.Pages.Jobs;

/// <summary>A dead letter as a row.</summary>
/// <param name="Document">Leads to its document where readers have one.</param>
/// <param name="Tries">How often the step failed or was cut off.</param>
public sealed record DeadLetterRow(long Id, Link Document, string Step, string Reason, string Tries, string Since, Link? Run);

/// <summary>What can be filtered by.</summary>
public sealed record Choice(string Code, string Label, bool Chosen);

/// <param name="Letters">Those of this page.</param>
/// <param name="Groups">All there are, whatever the filter.</param>
public sealed record DeadLetterPage(Page<DeadLetter> Letters, IReadOnlyList<FailureGroup> Groups, DeadLetterFilter Filter, int Number, bool MayAct, string? Message)
{
    public const int Size = 50;

    public bool IsFiltered => Filter.Step is not null || Filter.ReasonCode is not null;

    public IReadOnlyList<Link> Tabs => JobPage.TabsOf(Groups.Sum(group => group.Count), inLetters: true);

    public string? StepCode => Filter.Step is { } step ? JobWords.Code(step) : null;

    public Paging Paging => ListPage.Of(Number, Letters.Total, Address.DeadLettersOf(Filter.Step, Filter.ReasonCode), Size);

    public IReadOnlyList<Choice> Steps =>
        [.. Enum.GetValues<WorkStep>().Select(step => new Choice(JobWords.Code(step), $"{JobWords.Of(step)} ({Count(group => group.Step == step)})", step == Filter.Step))];

    public IReadOnlyList<Choice> Reasons =>
    [
        .. Groups.GroupBy(group => group.ReasonCode).Select(same => new Choice(
            same.Key, $"{JobWords.Heading(same.First().Reason)} ({Count(group => group.ReasonCode == same.Key)})", same.Key == Filter.ReasonCode)),
    ];

    public IReadOnlyList<DeadLetterRow> Rows => [.. Letters.Items.Select(RowOf)];

    private string Count(Func<FailureGroup, bool> which) => OfficialDate.Number(Groups.Where(which).Sum(group => group.Count));

    private static DeadLetterRow RowOf(DeadLetter letter) => new(
        letter.Id, new Link(letter.FileName ?? $"văn bản đã gỡ khỏi kho ({letter.DocumentId})", letter.IsRead ? Address.Document(letter.DocumentId) : null),
        JobWords.Of(letter.Step), letter.Reason, letter.Abandoned > 0 ? $"{letter.Attempts} lần, bị ngắt {letter.Abandoned} lần" : $"{letter.Attempts} lần",
        OfficialDate.Moment(letter.DiedAt), letter.RunId is { } run ? new Link(letter.RunLabel!, Address.Run(run)) : null);
}
