using DirectiveSearch.Cli.Verbs;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;

namespace DirectiveSearch.Cli.Evaluation;

/// <summary>A text with what was read of it and, where there is one, its annotation.</summary>
internal sealed record ReadDocument(string Name, Extraction Extraction, GoldDocument? Gold)
{
    private static readonly string[] TextEndings = [".txt", ".md"];

    /// <summary>The documents of a folder of annotations, or, when it has none, of a folder of plain texts.</summary>
    /// <param name="texts">Where annotated texts are looked for; empty: beside the folder.</param>
    /// <exception cref="CallException">The folder or a text is missing, or an annotation cannot be read.</exception>
    public static IEnumerable<ReadDocument> In(string folder, IReadOnlyList<string> texts)
    {
        if (!Directory.Exists(folder)) throw new CallException(ExitCode.WrongCall, $"Không có thư mục {folder}.");
        var annotations = Files(folder, ".json");
        if (annotations.Count > 0) return annotations.Select(file => Annotated(file, texts.Count > 0 ? texts : Beside(folder)));
        var plain = Files(folder, TextEndings);
        return plain.Count > 0 ? plain.Select(file => new ReadDocument(Path.GetFileName(file), Extractor.Extract(TextFile.Read(file)), null))
            : throw new CallException(ExitCode.WrongCall, $"Thư mục {folder} không có tệp chú giải .json, cũng không có văn bản .txt hay .md nào.");
    }

    private static IReadOnlyList<string> Beside(string folder)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!;
        return [Path.Combine(parent, "seeds"), Path.Combine(parent, "data", "documents"), Path.Combine(parent, "texts")];
    }

    private static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [.. Directory.GetFiles(folder).Where(file => endings.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)];

    private static ReadDocument Annotated(string file, IReadOnlyList<string> texts)
    {
        try
        {
            var gold = GoldDocument.Parse(TextFile.Read(file));
            var text = texts.Select(folder => Path.Combine(folder, gold.Document)).FirstOrDefault(File.Exists)
                ?? throw new CallException(ExitCode.WrongCall, $"{file}: không tìm thấy văn bản {gold.Document} trong {string.Join(", ", texts)}. Chỉ thư mục bằng --texts.");
            return new ReadDocument(gold.Document, Extractor.Extract(TextFile.Read(text)), gold);
        }
        catch (FormatException exception)
        {
            throw new CallException(ExitCode.Failed, $"{file}: {exception.Message}");
        }
    }
}
