using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <summary>Finds the type line in capitals and the title under it.</summary>
internal static class TitleReader
{
    private const int LongestTitle = 900;
    private const int LongestTitleLine = 240;

    /// <summary>A shorter line of capitals may well be the last of its title.</summary>
    private const int FullLine = 45;

    private const int LongestBeginning = 40;

    private static readonly string[] Openings = ["can cu", "kinh gui", "theo de nghi", "trong nhung nam qua", "thoi gian qua"];

    private static readonly string[] UnfinishedEnds = [" của", " và", " về", " tại", " theo", " với", " cho", " các", " những", " trong"];

    /// <param name="until">How many blocks may hold the head.</param>
    public static (string? Type, string? Title, string? Authority, int Opening) Read(List<TextBlock> blocks, int until)
    {
        for (var index = 0; index < until; index++)
        {
            var lines = blocks[index].Lines;
            for (var line = 0; line < lines.Length; line++)
            {
                // A letter names no type, and what stands below its address is an annex.
                if (lines[line].StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase)) return Untyped(blocks, until);
                if (UnissuedHeadings.Begins(lines[line])) return (null, string.Join(' ', lines.Skip(line).TakeWhile(next => !next.HasLower())), null, index + 1);
                if (TypeAt(lines[line], line) is not { } found || IsHeading(found.Remainder) || (line == 0 && index > 0 && IsLabel(blocks[index - 1].Span))) continue;
                return After(blocks, index, line, found.Type, found.Remainder);
            }
        }

        return Untyped(blocks, until);
    }

    /// <summary>In small letters only at the head of a block: elsewhere it is the cell of a register.</summary>
    private static (string Type, string Remainder)? TypeAt(string line, int index)
    {
        if (DocumentTypes.Misread(line) is { } misread) return (misread, "");
        return DocumentTypes.AtStart(line) is { } found && (index == 0 || !line.HasLower() || found.Remainder.Length > 0) ? found : null;
    }

    /// <summary>A head that lost its type: "VỀ VIỆC …" in capitals is the title.</summary>
    private static (string? Type, string? Title, string? Authority, int Opening) Untyped(List<TextBlock> blocks, int until)
    {
        for (var index = 0; index < until; index++)
        {
            if (!blocks[index].FirstLine.StartsWith("VỀ VIỆC ") || blocks[index].FirstLine.HasLower()) continue;
            var lines = blocks[index].Lines.TakeWhile(line => !IsOpening(line)).ToList();
            var authority = CutAuthority(lines, opens: lines.Count < blocks[index].Lines.Length);
            return (null, string.Join(' ', lines), authority, index + 1);
        }

        return (null, null, null, 0);
    }

    /// <summary>Takes who decides off the end of the title's lines, when the opening follows at once, or the title itself is not in capitals.</summary>
    private static string? CutAuthority(List<string> lines, bool opens)
    {
        if (lines.Count < 2 || !(opens || lines[^2].AsSpan().HasLower()) || !IsAuthority(lines[^1])) return null;
        var authority = lines[^1];
        lines.RemoveAt(lines.Count - 1);
        return authority;
    }

    private static (string? Type, string? Title, string? Authority, int Opening) After(
        List<TextBlock> blocks, int index, int line, string type, string rest)
    {
        var title = new List<string>();
        if (rest.Length > 0 && !IsNumber(rest)) title.Add(rest);
        var under = blocks[index].Lines.Skip(line + 1).ToList();
        if (title.Count == 0 && under.Count > 0 && IsNumber(under[0])) under.RemoveAt(0);
        title.AddRange(under.TakeWhile((next, at) => !EndsTitle(next) && (title.Count + at == 0 || !IsBody(next))));
        var within = CutAuthority(title, opens: under.Exists(EndsTitle));
        var opening = index + 1;
        if (title.Count == 0 && opening < blocks.Count && UpToOpening(blocks[opening]) is var below && IsTitle(below))
        {
            title.AddRange(below);
            within ??= CutAuthority(title, opens: below.Count < blocks[opening++].Lines.Length);
        }

        for (var until = WithNumber(title, blocks, opening); opening < until; opening++) title.AddRange(blocks[opening].Lines);
        if (title.Count > 0 && IsUnfinished(title[^1]) && opening < blocks.Count && IsTitle(blocks[opening].Lines)) title.AddRange(UpToOpening(blocks[opening++]));
        if (within is null && title.Count > 0 && opening < blocks.Count && RestInCapitals(title[^1], blocks[opening]) is { Count: > 0 } more)
        {
            within = CutAuthority(more, opens: more.Count < blocks[opening++].Lines.Length);
            title.AddRange(more);
        }

        if (title.Count > 0 && IsTornByPage(blocks, opening)) (title, opening) = ([.. title, .. blocks[opening + 1].Lines.TakeWhile(next => !IsOpening(next))], opening + 2);
        while (opening < blocks.Count && blocks[opening].Joined.StartsWith('(') && blocks[opening].Joined.Length < 200) opening++;
        var authority = within ?? (opening < blocks.Count && string.Join(' ', UpToOpening(blocks[opening])) is var name && IsAuthority(name) ? name : null);
        return (type, title.Count == 0 ? null : string.Join(' ', title), authority, opening);
    }

    /// <summary>"CỦA ỦY BAN THƯỜNG VỤ QUỐC HỘI", "SỐ 46 NQ/TVQH NGÀY …": each a paragraph, as saved pages have them.</summary>
    /// <returns>The block behind the one that states number and date; the opening where none does.</returns>
    private static int WithNumber(List<string> title, IReadOnlyList<TextBlock> blocks, int opening)
    {
        if (title is not [var of] || !of.StartsWith("CỦA ", StringComparison.Ordinal)) return opening;
        for (var index = opening; index < Math.Min(blocks.Count, opening + 2); index++)
        {
            if (blocks[index].Span.Length > LongestTitleLine || blocks[index].Span.HasLower()) return opening;
            if (blocks[index].Joined is ['S', 'Ố', ' ', >= '0' and <= '9', ..] line && line.Contains(" NGÀY ", StringComparison.Ordinal)) return index + 1;
        }

        return opening;
    }

    /// <summary>Where no empty line parts the title from the text: a whole paragraph on one line, or the first heading.</summary>
    private static bool IsBody(string line) => line.Length > LongestTitleLine || line.EndsWith("sau:", StringComparison.Ordinal) || HeadingMark.Read(line) is not null;

    /// <summary>A page number stands between two parts of the title: the second goes on in lower case or with a figure.</summary>
    private static bool IsTornByPage(List<TextBlock> blocks, int page) =>
        page + 1 < blocks.Count && blocks[page].Span.Length <= 3 && blocks[page].Span.IndexOfAnyExceptInRange('0', '9') < 0
        && (char.IsLower(blocks[page + 1].Span[0]) || char.IsAsciiDigit(blocks[page + 1].Span[0])) && IsTitle(blocks[page + 1].Lines) && HeadingMark.Read(blocks[page + 1].Lines[0]) is null;

    /// <summary>"KẾ HOẠCH SỐ 57/KH-UBND": the number is no title.</summary>
    private static bool IsNumber(string line) =>
        line.Length < 40 && Folding.Fold(line).StartsWith("so", StringComparison.Ordinal) && line.AsSpan(2).TrimStart(' ').TrimStart(':').TrimStart(' ') is [>= '0' and <= '9', ..] or ['/', ..];

    private static List<string> UpToOpening(TextBlock block) => [.. block.Lines.TakeWhile((line, at) => at == 0 || !IsOpening(line))];

    /// <summary>A line cannot end a title on such a word: the machine that read a scan saw an empty line within it.</summary>
    private static bool IsUnfinished(string line) => UnfinishedEnds.Any(end => line.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    /// <summary>A title in capitals fills its lines; the machine that read a scan saw an empty line within it, and who decides or the opening follows in the same block.</summary>
    private static List<string> RestInCapitals(string last, TextBlock next)
    {
        if (last.Length < FullLine || last.AsSpan().HasLower() || next.FirstLine.HasLower() || IsAuthority(next.Lines[0]) || HeadingMark.Read(next.Lines[0]) is not null) return [];
        var rest = UpToOpening(next);
        return rest.Count < next.Lines.Length && IsTitle(rest) && rest.TrueForAll(line => !line.AsSpan().HasLower()) ? rest : [];
    }

    private static bool IsTitle(IReadOnlyList<string> lines)
    {
        var joined = string.Join(' ', lines);
        return joined.Length <= LongestTitle && !IsOpening(joined) && !IsHeading(joined)
            && !(IsAuthority(joined) && UnitKindTable.Find(joined) is not null)
            && (joined.AsSpan().IsUpper() || joined[^1] is not (';' or ':' or ','));
    }

    /// <summary>A line in capitals that names a unit or an office: BỘ TRƯỞNG BỘ NỘI VỤ.</summary>
    private static bool IsAuthority(string line)
    {
        if (line.Length > 150) return false;
        var name = line.TrimEnd(':', ' ');
        if (name.EndsWith(" điện", StringComparison.Ordinal)) name = name[..^5];
        // "(THỰC HIỆN NGHĨA) VỤ TÀI CHÍNH ĐỐI VỚI THỦ TỤC": the rest of a title, no office.
        if (name.Length == 0 || name.HasLower() || name.HasDigit() || name.Contains(" ĐỐI VỚI ", StringComparison.Ordinal)) return false;
        return OrganisationTable.Find(name) is not null || UnitKindTable.Find(name) is not null || OfficeTitles.StartsWith(name);
    }

    /// <summary>A table of particulars above the head: "Loại văn bản | Nghị quyết".</summary>
    private static bool IsLabel(ReadOnlySpan<char> block) =>
        block.TrimEnd(": ") is var label && (label.Equals("Loại văn bản", StringComparison.OrdinalIgnoreCase) || label.Equals("Hình thức văn bản", StringComparison.OrdinalIgnoreCase));

    /// <summary>What the document is attached to, or its first article or chapter, follows the title.</summary>
    internal static bool EndsTitle(string line)
    {
        var folded = Beginning(line);
        if (IsFoldedOpening(folded)) return true;
        folded = folded.Replace("( ", "(", StringComparison.Ordinal);
        return folded.StartsWith("(ban hanh kem", StringComparison.Ordinal) || folded.StartsWith("(kem theo", StringComparison.Ordinal)
            || folded is "chuong i" or "dieu 1" || folded.StartsWith("chuong i.", StringComparison.Ordinal) || folded.StartsWith("dieu 1.", StringComparison.Ordinal) || folded.StartsWith("i. ", StringComparison.Ordinal);
    }

    private static bool IsOpening(string line) => IsFoldedOpening(Beginning(line));

    private static bool IsFoldedOpening(string folded)
    {
        foreach (var opening in Openings)
            if (folded.StartsWith(opening, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Folded, as far as any of the words reaches that are asked for.</summary>
    private static string Beginning(string line) => Folding.Fold(line.Length <= LongestBeginning ? line : line[..LongestBeginning]);

    private static bool IsHeading(string line) => line.StartsWith("I.", StringComparison.Ordinal) || line.StartsWith("Điều 1", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Chương I", StringComparison.OrdinalIgnoreCase);
}
