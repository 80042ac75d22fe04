using System.Reflection;
using System.Text;
using DirectiveSearch.Portal.Client;
using DirectiveSearch.Text;

namespace DirectiveSearch.Portal.Security;

/// <summary>Which passwords are refused: too short, too long, common, or made of words that whoever guesses tries first. Anything else is allowed as it is typed.</summary>
/// <param name="common">In lower case.</param>
/// <param name="words">Of which guessed passwords are made, without accents.</param>
public sealed class PasswordRules(IReadOnlySet<string> common, IReadOnlySet<string> words)
{
    public const int Shortest = 9;
    public const int Longest = 128;

    /// <summary>So many letters make a passphrase, of whatever words.</summary>
    private const int Passphrase = 16;

    private const int FewestDifferent = 5;

    private static readonly Lazy<PasswordRules> Loaded = new(Load);

    /// <summary>The rules with the list that came with the program.</summary>
    public static PasswordRules Shipped => Loaded.Value;

    public int CommonCount => common.Count(password => password.Length >= Shortest);

    /// <returns>What is wrong with it and what helps; null: nothing.</returns>
    /// <param name="context">Words that everybody knows of the account: its name, the person's name.</param>
    public string? Problem(string password, params IEnumerable<string> context)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest) return $"Mật khẩu cần ít nhất {Shortest} ký tự. Nên dùng một câu dài dễ nhớ, có thể có dấu và khoảng trắng.";
        if (password.Length > Longest) return $"Mật khẩu không dài quá {Longest} ký tự.";
        if (common.Contains(password.ToLowerInvariant())) return "Mật khẩu này nằm trong danh sách mật khẩu phổ biến, kẻ xấu thử trước tiên. Hãy chọn mật khẩu khác.";
        if (password.EnumerateRunes().Distinct().Count() < FewestDifferent) return $"Mật khẩu cần ít nhất {FewestDifferent} ký tự khác nhau.";
        var letters = Letters(password);
        var known = context.SelectMany(Parts).Where(part => part.Length > 1).ToHashSet();
        if (letters.Length > 0 && letters.Length < Passphrase && (common.Contains(letters) || IsMadeOf(letters, known)))
            return "Mật khẩu chỉ gồm những từ dễ đoán (tên người, tên tài khoản, từ thông dụng) và số. Hãy thêm từ khác hoặc chọn một câu dài hơn.";
        return null;
    }

    /// <summary>Whether the letters are words one after the other and nothing else.</summary>
    private bool IsMadeOf(string letters, HashSet<string> known)
    {
        var reached = new bool[letters.Length + 1];
        reached[0] = true;
        for (var start = 0; start < letters.Length; start++)
        {
            if (!reached[start]) continue;
            for (var end = start + 1; end <= letters.Length; end++)
            {
                var word = letters[start..end];
                if (words.Contains(word) || known.Contains(word)) reached[end] = true;
            }
        }

        return reached[^1];
    }

    /// <summary>The letters alone, in lower case, without accents.</summary>
    private static string Letters(string text) => string.Concat(Folding.Fold(TextNormalizer.Compose(text)).Where(char.IsLetter));

    private static IEnumerable<string> Parts(string text)
    {
        var parts = text.Split([' ', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(Letters).ToList();
        return [.. parts, string.Concat(parts)];
    }

    private static PasswordRules Load()
    {
        var file = Path.Combine(ClientAssets.Folder, "dist", ".common-passwords.txt");
        if (!File.Exists(file)) throw new InvalidOperationException($"Thiếu danh sách mật khẩu phổ biến ({file}). Hãy dựng lại chương trình với npm.");
        var common = File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("password-words.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new PasswordRules(common, reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Append("directivesearch").Append("directive").Append("search").ToHashSet());
    }
}
