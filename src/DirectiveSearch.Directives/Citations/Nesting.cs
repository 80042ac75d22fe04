using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <param name="Within">Index of the citation that a mention belongs to; null: none.</param>
/// <param name="Amends">It changed that one.</param>
/// <param name="Words">The deciding words, folded; null where an earlier mention of the list decided.</param>
internal readonly record struct Nested(int? Within, bool Amends, string Rule, string? Words);

/// <summary>Finds mentions that stand in the title of another ("Kế hoạch … thực hiện Chỉ thị …") or amend it ("được sửa đổi, bổ sung bởi …").</summary>
internal static class Nesting
{
    private const int LongestTitle = 400;

    private static readonly string[] Changes = ["sua doi", "bo sung", "thay the", "dinh chinh", "dieu chinh", "hop nhat"];
    private static readonly string[] Agents = [" boi", " theo", " tai", " bang"];
    private static readonly string[] Openers = Column("title-openers");
    private static readonly string[] Links = Column("title-links");
    private static readonly string[] Breaks = [.. Column("title-breaks").Select(words => $" {words} ")];

    /// <summary>The text between two mentions, flat.</summary>
    public static string Gap(string text, Mention outer, Mention inner) =>
        outer.Tail.End <= inner.Span.Start && inner.Span.Start - outer.Tail.End <= LongestTitle && !Ends(text, outer.Tail.End, inner.Span.Start)
            ? Cursor.Flat(text, outer.Tail.End, inner.Span.Start).Trim()
            : ".";

    public static Nested Read(string gap, int previousIndex, List<Mention> mentions)
    {
        var previous = mentions[previousIndex];
        if (AmendedBy(gap) is { } change) return new Nested(Amended(mentions, previousIndex, mentions[previousIndex + 1]), true, "amends", change);
        if (previous.Within is not null && Continues(gap, previous, mentions[previousIndex + 1])) return new Nested(previous.Within, previous.AmendsOuter, "shared-along-list", null);
        if (!StartsWithAny(gap, Openers)) return default;
        if (gap.Contains(';') || gap.Contains(')') && !gap.Contains('(') || IsBroken($" {gap} ")) return default;
        var link = Link(gap);
        if (link is null) return NamesLawBefore(gap) && IsBesideLaw(gap, mentions[previousIndex + 1]) ? new Nested(previousIndex, false, "in-title", "va") : default;
        if (link == "dieu" && IsItem(gap)) return default;
        return new Nested(link == "theo" && gap.Contains(',') ? previous.Within : previousIndex, false, "in-title", link);
    }

    private static bool IsBroken(string words)
    {
        foreach (var broken in Breaks)
            if (words.Contains(broken, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Where the words stand between two mentions that tell how they belong together; of a change, up to the one that made it.</summary>
    public static TextSpan Words(string text, Mention outer, Mention inner, Nested nested)
    {
        if (nested.Words is null) return outer.Span;
        var found = Cursor.Last(text, outer.Tail.End, inner.Span.Start, nested.Words);
        return nested.Amends && found.Length > 0 ? new TextSpan(found.Start, Cursor.SkipBlanksBack(text, inner.Span.Start)) : found;
    }

    /// <summary>The verb by which the gap says that something before it was changed by what follows.</summary>
    private static string? AmendedBy(string gap)
    {
        gap = gap.TrimStart(';', ' ');
        if (gap.Contains(';') || !Agents.Any(agent => gap.EndsWith(agent, StringComparison.Ordinal))) return null;
        var words = $" {gap.TrimStart(',', '(', ' ')}";
        return Changes.FirstOrDefault(change => words.Contains($" duoc {change}", StringComparison.Ordinal) || words.Contains($"(duoc {change}", StringComparison.Ordinal) || words.Contains($" ({change}", StringComparison.Ordinal) || words.StartsWith($" {change}", StringComparison.Ordinal) && !words.Contains(" cua ", StringComparison.Ordinal)
            || words.StartsWith($" da {change}", StringComparison.Ordinal));
    }

    /// <summary>Of the mention before and those in whose titles it stands, the first that is no amendment itself and of the amending one's kind of code.</summary>
    private static int Amended(List<Mention> mentions, int index, Mention amending)
    {
        while (mentions[index] is { AmendsOuter: true, Within: { } outer }) index = outer;
        for (int? at = index; at is { } candidate; at = mentions[candidate].Within)
        {
            if (mentions[candidate].Number.Parts.SequenceEqual(amending.Number.Parts)) return candidate;
        }

        return index;
    }

    /// <summary>A list goes on: each amending law, or the laws that one title names.</summary>
    private static bool Continues(string gap, Mention previous, Mention next) => (!previous.AmendsOuter || previous.Head.Type == next.Head.Type) && gap switch
    {
        "va" or ", va" => true,
        "," or "" => previous.AmendsOuter || previous.Tail.End == previous.Span.End,
        _ => false,
    };

    /// <summary>The link with which the gap ends, articles and paragraphs of the named document left out.</summary>
    private static string? Link(string gap)
    {
        var words = gap.TrimEnd(' ', '“', '"', '(');
        return Links.FirstOrDefault(link => words == link || words.EndsWith(" " + link, StringComparison.Ordinal))
            ?? (words.TrimEnd(',') is [.., >= '0' and <= '9'] && words.Contains("dieu ", StringComparison.Ordinal) ? "dieu" : null);
    }

    /// <summary>"…, điểm a khoản 3 Điều 82" behind a comma is the next of a list, unless the comma stands within the part.</summary>
    private static bool IsItem(string gap)
    {
        var comma = gap.LastIndexOf(',');
        if (comma <= 0 || char.IsDigit(gap[comma - 1])) return false;
        var item = gap.AsSpan(comma + 1).TrimStart(' ');
        return item.StartsWith("diem ", StringComparison.Ordinal) || item.StartsWith("khoan ", StringComparison.Ordinal) || item.StartsWith("dieu ", StringComparison.Ordinal);
    }

    /// <summary>"hướng dẫn thi hành Luật A và" goes on with another named in the same title.</summary>
    private static bool NamesLawBefore(string gap)
    {
        var law = gap.EndsWith(" va", StringComparison.Ordinal) ? gap.LastIndexOf(" luat ", StringComparison.Ordinal) : -1;
        return law > 0 && gap.Length - law < 90 && Link(gap[..law]) is not null;
    }

    /// <summary>What a title can name beside a law: another one, or the decree or resolution under it, which an amending law does not amend.</summary>
    private static bool IsBesideLaw(string gap, Mention mention) =>
        mention.Head.Type.IsLaw || (!StartsWithAny(gap, Changes) && (mention.Number.Parts[^1] == "CP" || LawHead.IsLegislature(mention.Number.Parts[0])));

    /// <summary>Whether a title or subject begins at an index.</summary>
    public static bool OpensTitle(string text, int index)
    {
        var start = Cursor.SkipBlanks(text, index, text.Length);
        while (start < text.Length && text[start] is '“' or '"' or ',') start = Cursor.SkipBlanks(text, start + 1, text.Length);
        foreach (var opener in Openers)
            if (Cursor.After(text, start, opener) >= 0) return true;
        return false;
    }

    private static bool StartsWithAny(string gap, string[] openers)
    {
        if (gap.StartsWith(',')) return false;
        var words = gap.AsSpan().TrimStart(" ,\"“(");
        foreach (var opener in openers)
            if (words.StartsWith(opener)) return true;
        return false;
    }

    private static bool Ends(string text, int start, int end)
    {
        for (var index = Sentences.NextStop(text, start, end); index < end; index = Sentences.NextStop(text, index + 1, end))
        {
            if (Sentences.EndsAt(text, index) && text[index] != '\n') return true;
            if (text[index] == '\n' && SubjectEnd.IsAtLine(text, index)) return true;
            if (text[index] == '\n' && index + 1 < end && text[index + 1] == '\n' && Cursor.SkipBlanks(text, index, end) is var next && next < end && !char.IsLower(text[next])) return true;
        }

        return false;
    }

    private static string[] Column(string table) => [.. DataTable.Rows(table, 1).Select(cells => cells[0])];
}
