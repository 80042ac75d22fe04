using DirectiveSearch.Cli.Generation;

namespace DirectiveSearch.Tests.Ingestion;

/// <summary>Generated plans as offices have them: in several formats, some twice, some broken, some secret.</summary>
internal static class MixedFiles
{
    /// <summary>Writes files below a folder.</summary>
    /// <returns>How many of them nobody can read.</returns>
    public static int Write(TemporaryFolder folder, string below, int count)
    {
        var broken = 0;
        for (var number = 0; number < count; number++)
        {
            var text = Text(number);
            var path = $"{below}/{number / 100:00}/{number:0000}";
            switch (number % 20)
            {
                case 3: folder.Write($"{path}.docx", Docx(text)); break;
                case 7: folder.Write($"{path}.html", $"<html><body><p>{string.Join("</p><p>", text.Split('\n').Select(System.Net.WebUtility.HtmlEncode))}</p></body></html>"); break;
                case 9 when number % 100 == 9:
                    broken++;
                    folder.Write($"{path}.docx", Fixtures.Zip("[Content_Types].xml", $"word/khong-co-gi-{number}.xml"));
                    break;
                case 11: folder.Write($"{path}.pdf", Fixtures.Pdf($"KE HOACH so {number}", "Thuc hien Chi thi so 34-CT/TW ngay 07/4/2014")); break;
                case 13: folder.Write($"{path}.md", text); break;
                // The bytes of another file.
                case 17: folder.Write($"{path}.txt", Text(number - 1)); break;
                case 19 when number % 100 == 19: folder.Write($"{path}.txt", "UBND TỈNH\nMẬT\n" + text); break;
                default: folder.Write($"{path}.txt", text); break;
            }
        }

        return broken;
    }

    public static string Text(int number) => PlanGenerator.Generate(5, number, new GeneratorOptions(Noise: number % 2 == 0)).Text;

    private static byte[] Docx(string text) => Fixtures.Docx((_, body) =>
    {
        foreach (var line in text.Split('\n')) body.AppendChild(Fixtures.Paragraph(line));
    });
}
