using System.Text;

namespace DirectiveSearch.Tests.Robustness;

/// <summary>Damages texts as scanning, copying, editing and malice do; the same seed gives the same text.</summary>
internal sealed class Mutations(IReadOnlyList<string> texts, int seed)
{
    private const int LongestText = 40_000;
    private const int LongestRepeat = 60_000;

    private static readonly string[] Injections =
    [
        "\u200B", "\u00AD", "\uFEFF", "\0", "\u0007", "\u001B", "\u2028", "\u202E", "\ud83d", "\ude00", "\u0301", "\u0323", "\u00A0", "\r", "\n", "\n\n", "\t", "|", "**",
        "(", ")", "“", "”", "\"", "'", "–", "/", ".", ";", ":", "9", "số ", "Chỉ thị số ", "của ", "ngày ", "này", "nêu trên", "Điều 1. ", "Nơi nhận:", "----", "   ",
    ];

    private static readonly Dictionary<char, char> Homoglyphs = new()
    {
        ['A'] = 'А', ['B'] = 'В', ['C'] = 'С', ['E'] = 'Е', ['H'] = 'Н', ['K'] = 'К', ['T'] = 'Т', ['P'] = 'Р', ['o'] = 'ο', ['a'] = 'а', ['0'] = 'O', ['1'] = 'l', ['Đ'] = 'Ð', ['-'] = '–',
    };

    private const string Vowels = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";
    private const string Toneless = "aăâeêioôơuưy";
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";

    private readonly Random random = new(seed);

    public string Next()
    {
        var text = Pick(texts);
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--) text = Mutate(text);
        return text.Length > LongestText + LongestRepeat ? text[..(LongestText + LongestRepeat)] : text;
    }

    private string Mutate(string text) => random.Next(12) switch
    {
        0 => text[..Cut(text)],
        1 => text[Cut(text)..],
        2 => text[..Cut(text)] + Pick(texts) is var spliced && spliced.Length > LongestText ? spliced[..LongestText] : spliced,
        3 => text.Length > LongestText / 2 ? text : text + text,
        4 => Injected(text),
        5 => Each(text, unit => random.Next(8) == 0 && Homoglyphs.TryGetValue(unit, out var twin) ? twin : unit),
        6 => Decomposed(text),
        7 => Shuffled(text),
        8 => Repeated(text),
        9 => Each(text, unit => random.Next(3) == 0 ? char.ToUpperInvariant(unit) : unit),
        10 => Each(text, unit => unit == '\n' ? ' ' : unit),
        _ => Dropped(text),
    };

    private string Pick(IReadOnlyList<string> among) => among[random.Next(among.Count)];

    private int Cut(string text) => random.Next(text.Length + 1);

    private string Injected(string text)
    {
        var mutated = new StringBuilder(text);
        for (var count = random.Next(1, 40); count > 0; count--) mutated.Insert(random.Next(mutated.Length + 1), Pick(Injections));
        return mutated.ToString();
    }

    private string Shuffled(string text)
    {
        var lines = text.Split('\n');
        random.Shuffle(lines);
        return string.Join('\n', lines);
    }

    /// <summary>A short stretch, a thousand times in its place.</summary>
    private string Repeated(string text)
    {
        var start = Cut(text);
        var length = Math.Min(random.Next(1, 60), text.Length - start);
        return text[..start] + string.Concat(Enumerable.Repeat(text.Substring(start, length), 1000)) + text[start..];
    }

    private string Dropped(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var unit in text)
            if (random.Next(40) != 0) kept.Append(unit);
        return kept.ToString();
    }

    /// <summary>Tones as marks of their own, as some systems publish them.</summary>
    private static string Decomposed(string text)
    {
        var apart = new StringBuilder(text.Length * 2);
        foreach (var unit in text)
        {
            var at = Vowels.IndexOf(unit);
            if (at < 0) apart.Append(unit);
            else apart.Append(Toneless[at / Tones.Length]).Append(Tones[at % Tones.Length]);
        }

        return apart.ToString();
    }

    private static string Each(string text, Func<char, char> change) => string.Create(text.Length, (text, change), static (changed, state) =>
    {
        for (var index = 0; index < changed.Length; index++) changed[index] = state.change(state.text[index]);
    });
}
