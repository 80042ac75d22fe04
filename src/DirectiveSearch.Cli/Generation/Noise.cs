using System.Text;

namespace DirectiveSearch.Cli.Generation;

/// <summary>Slips of typists, converters and optical reading, with the place of every character of the clean text in the noisy one.</summary>
internal static class Noise
{
    private static readonly Dictionary<char, char> CyrillicTwins = new()
    {
        ['C'] = 'С', ['P'] = 'Р', ['T'] = 'Т', ['H'] = 'Н', ['B'] = 'В', ['K'] = 'К', ['M'] = 'М',
    };

    private static readonly (string From, string To)[] TonePlacements = [("hòa", "hoà"), ("hóa", "hoá"), ("khỏe", "khoẻ"), ("Ủy", "Uỷ"), ("ủy", "uỷ")];

    private sealed record Habits(bool Decomposed, bool Twins, bool Dashes, bool Blanks, bool Wraps, bool Slips, bool HornedLetters, bool PageBreaks, bool OpticalReading);

    /// <returns>The noisy text and, for each position of the clean one, its position there (one more entry for the end).</returns>
    public static (string Text, int[] Map) Apply(Dice dice, string clean, AnnotatedText marks, (int Opening, int Body, int End) places)
    {
        var habits = new Habits(
            dice.Chance(12), dice.Chance(30), dice.Chance(40), dice.Chance(50), dice.Chance(50), dice.Chance(60), dice.Chance(8), dice.Chance(10), dice.Chance(12));
        var kinds = Kinds(clean, marks, places);
        var source = dice.Chance(30) ? MoveTones(clean, kinds) : clean;
        var noisy = new StringBuilder(clean.Length + clean.Length / 8);
        var map = new int[clean.Length + 1];
        for (var i = 0; i < source.Length; i++)
        {
            map[i] = noisy.Length;
            var written = Slip(dice, habits, source, i, kinds[i]);
            if (habits.Decomposed && Lexicon.Shared.Decompositions.TryGetValue(source[i], out var apart) && written.Length == 1 && written[0] == source[i]) written = apart;
            noisy.Append(written);
        }
        map[source.Length] = noisy.Length;
        return (noisy.ToString(), map);
    }

    /// <summary>The number as the noisy text states it: blanks, dashes and alphabets aside, what optical reading made of it.</summary>
    public static string Stated(CitationMark mark, string clean, string noisy, int[] map)
    {
        var stated = new StringBuilder(mark.Number.Length);
        var at = mark.End;
        for (var i = mark.Number.Length - 1; i >= 0; i--)
        {
            do at--;
            while (clean[at] != mark.Number[i]);
            var written = noisy[map[at]..map[at + 1]].Trim();
            stated.Insert(0, (mark.Number[i], written) switch
            {
                ('0', "O") => "O",
                ('W', "VV") => "VV",
                ('-', "") => "",
                var (letter, _) => $"{letter}",
            });
        }
        return stated.ToString();
    }

    /// <summary>What each character may suffer: o outside the body, b body, p protected words, c citation, n name. What a title cites stays as the annotation of the title has it.</summary>
    private static char[] Kinds(string clean, AnnotatedText marks, (int Opening, int Body, int End) places)
    {
        var kinds = new char[clean.Length];
        Array.Fill(kinds, 'o');
        Array.Fill(kinds, 'b', places.Body, places.End - places.Body);
        foreach (var (start, end) in marks.Protected) Array.Fill(kinds, 'p', start, end - start);
        foreach (var mark in marks.Movements) Array.Fill(kinds, 'n', mark.Start, mark.End - mark.Start);
        foreach (var mark in marks.References) Array.Fill(kinds, 'n', mark.Start, mark.End - mark.Start);
        foreach (var mark in marks.ShortForms) Array.Fill(kinds, 'p', mark.Start, mark.End - mark.Start);
        foreach (var mark in marks.Citations.Where(mark => mark.Start >= places.Opening)) Array.Fill(kinds, 'c', mark.Start, mark.End - mark.Start);
        foreach (var mark in marks.Citations.Where(mark => mark.Pinpoint is { } pinpoint)) Array.Fill(kinds, 'p', mark.Start - mark.Pinpoint!.Length - 1, mark.Pinpoint.Length);
        return kinds;
    }

    /// <summary>hòa becomes hoà in running text; the length stays.</summary>
    private static string MoveTones(string clean, char[] kinds)
    {
        var moved = clean;
        foreach (var (from, to) in TonePlacements) moved = moved.Replace(from, to);
        return string.Create(clean.Length, (clean, moved, kinds), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = state.kinds[i] == 'b' ? state.moved[i] : state.clean[i];
        });
    }

    private static string Slip(Dice dice, Habits habits, string text, int i, char kind)
    {
        var letter = text[i];
        return letter switch
        {
            ' ' when kind is not 'o' => Blank(dice, habits, kind),
            '0' when kind == 'c' && habits.OpticalReading && i > 0 && char.IsAsciiDigit(text[i - 1]) && dice.Below(12) == 0 => "O",
            'W' when kind == 'c' && habits.OpticalReading && text[i - 1] == 'T' && dice.Below(6) == 0 => "VV",
            '-' when kind == 'c' && habits.OpticalReading && char.IsAsciiDigit(text[i - 1]) && dice.Below(15) == 0 => " ",
            '-' when kind == 'c' && habits.Dashes && dice.Chance(8) => dice.Pick(["–", " -", "- ", " - "]),
            '-' when kind is 'b' or 'n' && habits.Dashes && dice.Chance(40) => "–",
            'Đ' when kind == 'c' && habits.Twins && dice.Chance(30) => "Ð",
            'ư' when habits.HornedLetters && kind != 'o' => "ƣ",
            _ when kind == 'c' && habits.Twins && dice.Chance(6) && IsInCode(text, i) && CyrillicTwins.TryGetValue(letter, out var twin) => twin.ToString(),
            >= 'a' and <= 'z' when kind == 'b' && habits.Slips && dice.Below(400) == 0 => "",
            _ => letter.ToString(),
        };
    }

    private static string Blank(Dice dice, Habits habits, char kind)
    {
        if (habits.PageBreaks && kind is 'c' or 'p' && dice.Below(60) == 0) return dice.Chance(50) ? "\f" : $"\n\n{dice.Between(2, 9)}\n\n";
        if (habits.Wraps && dice.Below(60) == 0) return "\n";
        if (habits.Blanks && dice.Below(50) == 0) return kind == 'b' && dice.Chance(20) ? "\u00A0" : "  ";
        return " ";
    }

    /// <summary>The capitals behind the figures and their stroke, not those of the type word.</summary>
    private static bool IsInCode(string text, int i) => i > 0 && (text[i - 1] is '-' or '/' || char.IsUpper(text[i - 1]));
}
