using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A short form on its way to a <see cref="ShortForm"/>; offsets count in the normalised text.</summary>
internal readonly record struct FoundShortForm(TextSpan Span, Antecedent Antecedent);

/// <summary>Finds later mentions in a short form of what a document named before: "Chỉ thị này", "Chỉ thị 34", "các văn bản nêu trên".</summary>
internal sealed class ShortFormReader(NormalizedText text, List<Mention> mentions, DocumentMetadata metadata)
{
    private static readonly string[] Plurals = ["cac", "nhung", "hai", "02", "ba", "03"];

    private readonly Antecedents antecedents = new(text.Text, mentions);

    public static IReadOnlyList<ShortForm> Read(NormalizedText text, List<Mention> mentions, DocumentMetadata metadata) =>
        mentions.Count == 0 ? [] : new ShortFormReader(text, mentions, metadata).All();

    /// <summary>Those that are no reference by name: "Luật TĐKT" is one, whatever the text says before of that name.</summary>
    public static IReadOnlyList<ShortForm> Beside(IReadOnlyList<UnnumberedReference> references, IReadOnlyList<ShortForm> forms)
    {
        var next = 0;
        var beside = new List<ShortForm>(forms.Count);
        foreach (var form in forms)
        {
            while (next < references.Count && references[next].Span.End <= form.Span.Start) next++;
            if (next == references.Count || !references[next].Span.Overlaps(form.Span)) beside.Add(form);
        }

        return beside;
    }

    private List<ShortForm> All()
    {
        var cues = ShortFormCues.Read(text.Text, mentions[0].Span.End);
        var aliases = Alias.Defined(text.Text, cues, antecedents);
        var found = new List<FoundShortForm>();
        foreach (var cue in cues)
        {
            if (!cue.Defines && Demonstrative(cue) is { } pointed) found.Add(pointed);
        }

        foreach (var alias in aliases) found.AddRange(alias.Uses(text.Text, metadata));
        found.AddRange(new NumberedShortForms(text.Text, mentions, metadata, aliases).Read());
        return Apart(found);
    }

    /// <summary>In text order; what overlaps a mention, or a short form before it, is left out.</summary>
    private List<ShortForm> Apart(List<FoundShortForm> found)
    {
        var forms = new List<ShortForm>(found.Count);
        int mention = 0, end = 0;
        foreach (var form in found.OrderBy(form => form.Span.Start).ThenByDescending(form => form.Span.End))
        {
            while (mention < mentions.Count && mentions[mention].Span.End <= form.Span.Start) mention++;
            if (form.Span.Start < end || (mention < mentions.Count && mentions[mention].Span.Start < form.Span.End)) continue;
            end = form.Span.End;
            forms.Add(Published(form));
        }

        return forms;
    }

    private ShortForm Published(FoundShortForm form)
    {
        var span = text.ToPublished(form.Span);
        var (rule, words, meant) = form.Antecedent;
        return new ShortForm(
            span,
            span.In(text.Published),
            form.Antecedent.IsCertain ? meant[0] : null,
            meant,
            text.ToPublished(Sentences.Around(text.Text, form.Span)),
            new Reason("citation", rule, [.. words.Select(text.ToPublished)]));
    }

    /// <summary>A type word before "này", "nêu trên"; the citing document speaks of itself by its own type.</summary>
    private FoundShortForm? Demonstrative(ShortFormCue cue)
    {
        if (TypeWords.Before(text.Text, Cursor.SkipBlanksBack(text.Text, cue.Span.Start)) is not { } type || IsOtherWord(type)) return null;
        var any = type.Type.Word == "Văn bản";
        if (cue.Here && (any || !char.IsUpper(text.Text[type.Start]) || IsOwn(type.Type))) return null;
        var kind = any ? null : type.Type;
        var antecedent = IsPlural(type.Start) ? antecedents.Several(kind, type.Start, cue.Here) : antecedents.Nearest(kind, type.Start, cue.Here);
        return antecedent is { } meant ? new FoundShortForm(new TextSpan(type.Start, cue.Span.End), meant) : null;
    }

    /// <summary>The document's own type, or that of a document which it issues.</summary>
    private bool IsOwn(TypeWord type) =>
        metadata.Type is null || type.Word == metadata.Type || metadata.Title?.Contains(type.Word, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>"pháp luật này", "kỷ luật nói trên".</summary>
    private bool IsOtherWord((TypeWord Type, int Start) type) =>
        type.Type.IsLaw && Cursor.SkipBlanksBack(text.Text, type.Start) is var end && (Cursor.Before(text.Text, end, "phap") >= 0 || Cursor.Before(text.Text, end, "ky") >= 0);

    private bool IsPlural(int start)
    {
        var end = Cursor.SkipBlanksBack(text.Text, start);
        return Plurals.Any(word => Cursor.Before(text.Text, end, word) >= 0);
    }
}
