using System.Text;
using DirectiveSearch.Cli.Generation;
using DirectiveSearch.Tests.Ingestion;

namespace DirectiveSearch.Tests.Copying;

/// <summary>A file that comes to the archive.</summary>
/// <param name="After">A file that must come in an earlier run: the version before at the same address.</param>
internal sealed record ShuffledFile(string Kind, string Locator, byte[] Content, string? After = null)
{
    public string Key => $"{Locator}#{Content.Length}";
}

/// <summary>Generated plans with slips of typists, and the files that make an archive depend on the order in which they come.</summary>
internal static class ShuffledFiles
{
    public static IReadOnlyList<ShuffledFile> Of(int documents)
    {
        var files = Enumerable.Range(0, documents)
            .Select(index => PlanGenerator.Generate(7, index, new GeneratorOptions(Noise: index % 2 == 0)))
            .Select(plan => File("ke-hoach/" + plan.Name, plan.Text)).ToList();
        files.AddRange(SameBytes());
        files.AddRange(Versions());
        files.AddRange(Statements());
        files.Add(File("mat.txt", "ỦY BAN NHÂN DÂN TỈNH TÂY NINH\nMẬT\n\n" + Plan(9, 9, "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị.")));
        files.Add(new ShuffledFile("ingest", "hong.docx", Fixtures.Zip("[Content_Types].xml", "word/khong-co-gi.xml")));
        return files;
    }

    /// <summary>The same runs in any order, but versions of one address one after the other.</summary>
    public static IReadOnlyList<IReadOnlyList<ShuffledFile>> Runs(IReadOnlyList<ShuffledFile> files, int seed)
    {
        var random = new Random(seed);
        var order = files.ToArray();
        random.Shuffle(order);
        var first = order.Where(file => file.After is null).ToList();
        var runs = new List<IReadOnlyList<ShuffledFile>>();
        for (var at = 0; at < first.Count;)
        {
            var count = Math.Min(first.Count - at, random.Next(1, Math.Max(2, first.Count / 4)));
            runs.Add(first.GetRange(at, count));
            at += count;
        }

        // Each later version in some run behind that of the one before it.
        var pending = order.Where(file => file.After is not null).ToList();
        while (pending.Count > 0)
        {
            var next = pending.First(file => runs.Any(run => run.Any(other => other.Key == file.After)));
            pending.Remove(next);
            var behind = runs.FindLastIndex(run => run.Any(other => other.Key == next.After)) + 1;
            var index = random.Next(behind, runs.Count + 1);
            if (index == runs.Count || runs[index].Any(file => file.Locator == next.Locator)) runs.Insert(index, [next]);
            else runs[index] = [.. runs[index], next];
        }

        return [.. runs.SelectMany(run => run.GroupBy(file => file.Kind)).Select(run => run.ToList())];
    }

    private static IEnumerable<ShuffledFile> SameBytes()
    {
        var text = Plan(31, 1, "**Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị** về tiếp tục đổi mới.\n\nPhong trào thi đua “Tay Ninh vì biên cương”.");
        yield return File("z/a.txt", text);
        yield return File("b/cung-noi-dung.md", text);
        yield return File("c/ban-sao.txt", text);
        yield return new ShuffledFile("upload", "tai-len.txt", Encoding.UTF8.GetBytes(text));
        var untitled = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh Tây Ninh.";
        yield return File("2.txt", untitled);
        yield return File("1.txt", untitled);
    }

    /// <summary>An open document of which a later version is secret, one that changes what it cites, one that comes back to its first text.</summary>
    private static IEnumerable<ShuffledFile> Versions()
    {
        string[] texts =
        [
            Plan(41, 2, "Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị. Phong trào thi đua “Dân vận khéo”."),
            Plan(41, 2, "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị; phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới”."),
            Plan(41, 2, "Thực hiện Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ và Quyết định số 1/QĐ-UBND."),
        ];
        var first = File("doi.txt", texts[0]);
        var second = File("doi.txt", texts[1]) with { After = first.Key };
        yield return first;
        yield return second;
        yield return File("doi.txt", texts[2]) with { After = second.Key };
        var open = File("mo-roi-mat.txt", Plan(42, 3, "Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị. Phong trào “Đền ơn đáp nghĩa”."));
        yield return open;
        yield return File("mo-roi-mat.txt", "TỐI MẬT\n" + Plan(42, 3, "Thực hiện Chỉ thị số 05-CT/TW.")) with { After = open.Key };
    }

    /// <summary>Ties of titles, dates, spellings and forms; a slip that one document alone states; a ghost that a document turns held.</summary>
    private static IEnumerable<ShuffledFile> Statements()
    {
        string[] said =
        [
            "Căn cứ Chỉ thị số 07-CT/TU ngày 01/02/2021 của Tỉnh ủy Tây Ninh về đổi mới công tác thi đua;",
            "Căn cứ Chỉ thị số 7-CT/TU ngày 01/02/2021 của Tỉnh ủy Tây Ninh về tăng cường công tác khen thưởng;",
            "Căn cứ Chỉ thị số 07-CT/TU ngày 02/02/2021 của Ban Thường vụ Tỉnh ủy Tây Ninh;",
            "Căn cứ Văn bản số 07-CT/TU ngày 01/02/2021 của Tỉnh ủy Tây Ninh;",
            "Căn cứ Chỉ thị số 07-CT/TU;",
            "Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị; Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2021 của Bộ Chính trị;",
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh; Cuộc vận động “Xây dựng xã hội học tập mới”",
            "Căn cứ Kế hoạch 12/KH-UBND; Phong trào thi đua “Xây dựng xã hội học tập mới”",
            "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND tỉnh Tây Ninh; Phong trào thi đua “XÂY DỰNG xã hội học tập mới”",
        ];
        for (var number = 0; number < said.Length; number++) yield return File($"noi/{number}.txt", Plan(50 + number, 4, said[number]));
        yield return File("chi-thi/07.txt", "TỈNH ỦY TÂY NINH\n*\nSố 07-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nTây Ninh, ngày 01 tháng 02 năm 2021\n\nCHỈ THỊ\nVề đổi mới công tác thi đua, khen thưởng trong tình hình mới\n\nThực hiện Chỉ thị số 34-CT/TW.");
        yield return File("ke-hoach-12.txt", Plan(12, 5, "Thực hiện Chỉ thị số 07-CT/TU ngày 01/02/2021 của Tỉnh ủy Tây Ninh."));
    }

    private static string Plan(int number, int day, string body) => 
        $"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n\nSố: {number}/KH-UBND\nTây Ninh, ngày {day} tháng 3 năm 2021\n\nKẾ HOẠCH\nCông tác thi đua, khen thưởng\n\n{body}\n";

    private static ShuffledFile File(string locator, string text) => new("ingest", locator, Encoding.UTF8.GetBytes(text));
}
