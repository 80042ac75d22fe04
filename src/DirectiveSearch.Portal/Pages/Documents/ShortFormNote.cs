using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Pages.Documents;

/// <summary>Short forms that may stand for several documents: one note for those with the same words and the same candidates.</summary>
/// <param name="Candidates">Links to the notes of the documents that may be meant.</param>
public sealed record ShortFormNote(string Card, string Text, IReadOnlyList<Link> Candidates, IReadOnlyList<string> Anchors, Why? Why);

/// <summary>The short forms of a document: those that are clear belong to the note of what they stand for.</summary>
/// <param name="Clear">Anchors in the text, by the card they open.</param>
public sealed record ShortForms(IReadOnlyList<Mark> Marks, ILookup<string, string> Clear, IReadOnlyList<ShortFormNote> Unclear)
{
    private const int NotesShown = 40;

    public static ShortForms Of(DocumentRecord document, IReadOnlyList<CitedInstrument> cited, TextLines lines)
    {
        var cards = cited.SelectMany(instrument => instrument.Indices.Select(index => (index, instrument))).ToDictionary(pair => pair.index, pair => pair.instrument);
        var known = document.ShortForms.Select((form, at) => (Form: form, Anchor: $"tat-{at + 1}", Meant: Meant(form, cards))).Where(found => found.Meant.Count > 0).ToList();
        var clear = known.Where(found => found.Meant.Count == 1).ToList();
        var unclear = known.Where(found => found.Meant.Count > 1)
            .GroupBy(found => (Blanks.OneLine(found.Form.Text), string.Join(' ', found.Meant.Select(instrument => instrument.Card))))
            .Take(NotesShown).Select((group, at) => (Card: $"gt-{at + 1}", Group: group.ToList())).ToList();
        var marks = clear.Select(found => new Mark(found.Form.Span, found.Anchor, found.Meant[0].Card, "brief", $"gọi tắt của {found.Meant[0].Heading}"))
            .Concat(unclear.SelectMany(note => note.Group.Select(found => new Mark(found.Form.Span, found.Anchor, note.Card, "brief unsure", "gọi tắt, chưa rõ của văn bản nào"))));
        return new ShortForms(
            [.. marks],
            clear.ToLookup(found => found.Meant[0].Card, found => found.Anchor),
            [.. unclear.Select(note => new ShortFormNote(
                note.Card, Blanks.OneLine(note.Group[0].Form.Text),
                [.. note.Group[0].Meant.Select(instrument => new Link(Named(instrument), $"#{instrument.Card}"))],
                [.. note.Group.Select(found => found.Anchor)],
                Why.Of(Blanks.OneLine(note.Group[0].Form.Text), [note.Group[0].Form.Reason], lines)))]);
    }

    /// <summary>Several mentions of one instrument are one document that may be meant.</summary>
    private static IReadOnlyList<CitedInstrument> Meant(ShortForm form, Dictionary<int, CitedInstrument> cards) =>
        [.. (form.Citation is { } only ? [only] : form.Candidates).Select(index => cards.GetValueOrDefault(index)).OfType<CitedInstrument>().DistinctBy(instrument => instrument.Card)];

    /// <summary>With what tells it from others of the same number.</summary>
    private static string Named(CitedInstrument instrument) => string.Join(
        " · ", new[] { instrument.Heading, instrument.Date is { } date ? OfficialDate.Format(date) : null, instrument.Issuer }.OfType<string>());
}
