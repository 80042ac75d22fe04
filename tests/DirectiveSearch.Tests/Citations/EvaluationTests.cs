using System.Text.Json;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Evaluation;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Citations;

public sealed class EvaluationTests
{
    private const string Text = "Thực hiện Chỉ thị số 5-CT/TW và Chỉ thị số 9-CT/TW.";

    private static readonly string Gold = """
        {"document": "a.txt",
         "metadata": {"type": "Kế hoạch", "title": null, "year": 2021, "province": "Tây  Ninh", "recipients": ["x"]},
         "citations": [
           {"start": 10, "end": 28, "text": "Chỉ thị số 05-CT/TW", "type": "Chỉ thị", "number": "05-CT/TW", "date": null, "issuer": "bộ chính trị", "relation": "basis", "within": null},
           {"start": 32, "end": 50, "text": "Chỉ thị số 8-CT/TW", "type": "Chỉ thị", "number": "8-CT/TW", "date": null, "issuer": null, "relation": "basis", "within": 0}],
         "unnumbered": null,
         "movements": [{"start": 0, "end": 4, "text": "Thực", "name": "“Thi đua”", "form": "phong trào thi đua", "family": null, "quoted": true}]}
        """;

    private static Extraction Found => new(
        new DocumentMetadata("Kế hoạch", null, null, null, null, 2020, null, "Tây Ninh", null, null, null, [], []),
        [],
        [Citation(10, 28, "5-CT/TW"), Citation(32, 50, "9-CT/TW")],
        [new UnnumberedReference(new TextSpan(0, 4), "Thực", "Thực")],
        [new MovementMention(new TextSpan(1, 3), "hự", "thi đua", MovementForm.Campaign, null, Quoted: true, new TextSpan(0, 4))]);

    [Fact]
    public void Matches_need_overlap_and_number_and_fields_count_on_matches_only()
    {
        var score = Scorer.Compare(GoldDocument.Parse(Gold), Found);

        Assert.Equal(new MatchScore(2, 2, 1), score.Citations);
        Assert.Equal(0.5, score.Citations.F1);
        Assert.Equal([("type", 1.0), ("date", 1.0), ("issuer", 1.0), ("relation", 0.0), ("within", 1.0)], score.Fields.Select(field => (field.Key, field.Value.Share!.Value)));
        Assert.Equal(MatchScore.None, score.Unnumbered);
        Assert.Equal((1, 0.0), (score.Movements.Matched, score.MovementFields["form"].Share));
        Assert.Equal(new FieldScore(2, 3), score.AllMetadata);
        Assert.Equal(
            ["citation.missed 8", "citation.extra 9", "citation.relation basis>implements", "movement.form phong trào thi đua>cuộc vận động", "metadata.year 2021>2020"],
            score.Misses.Select(miss => miss.Kind switch
            {
                "citation.missed" => "citation.missed " + miss.Gold![11..12],
                "citation.extra" => "citation.extra " + miss.Predicted![11..12],
                _ => $"{miss.Kind} {miss.Gold}>{miss.Predicted}",
            }));
    }

    [Fact]
    public void Scores_are_written_as_one_object_with_the_documents_beside_the_total()
    {
        var score = Scorer.Compare(GoldDocument.Parse(Gold), Found);
        using var json = JsonDocument.Parse(ScoreJson.Write([("a.txt", score), ("b.txt", score)]));
        var root = json.RootElement;

        Assert.Equal(4, root.GetProperty("citations").GetProperty("gold").GetInt32());
        Assert.Equal(0.5, root.GetProperty("citations").GetProperty("f1").GetDouble());
        Assert.Equal(0, root.GetProperty("fields").GetProperty("relation").GetDouble());
        Assert.Equal(1, root.GetProperty("movements").GetProperty("family").GetDouble());
        Assert.Equal(2.0 / 3, root.GetProperty("metadata").GetProperty("all").GetDouble(), 6);
        Assert.Equal(["a.txt", "b.txt"], root.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("document").GetString()));
    }

    [Fact]
    public void An_extraction_is_written_in_the_shape_that_is_read()
    {
        var written = GoldJson.Write("a.txt", Extractor.Extract(Text));

        Assert.Contains("\"Chỉ thị số 5-CT/TW\"", written);
        var score = Scorer.Compare(GoldDocument.Parse(written), Extractor.Extract(Text));
        Assert.Equal(new MatchScore(2, 2, 2), score.Citations);
        Assert.Empty(score.Misses);
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("{}", "document")]
    [InlineData("""{"document": "a", "citations": [{"start": "x"}]}""", "start")]
    public void What_is_no_annotation_is_told(string json, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => GoldDocument.Parse(json)).Message);

    /// <summary>The floors that the product promises on the annotated documents.</summary>
    [Fact]
    public void Annotated_documents_are_read_as_well_as_promised()
    {
        var data = TestData.Require("gold");
        var scores = Directory.GetFiles(data, "*.json").Select(file =>
        {
            var gold = GoldDocument.Parse(File.ReadAllText(file));
            var text = new[] { "seeds", "data/documents" }.Select(folder => Path.Combine(TestData.Require(folder), gold.Document)).First(File.Exists);
            return Scorer.Compare(gold, Extractor.Extract(File.ReadAllText(text)));
        }).ToList();
        var total = Score.Sum(scores);

        Assert.True(total.Citations.F1 >= 0.97, Misses(total));
        Assert.True(total.Fields["date"].Share >= 0.97, Misses(total));
        Assert.True(total.Fields["issuer"].Share >= 0.95, Misses(total));
        Assert.True(total.Fields["relation"].Share >= 0.85, Misses(total));
        Assert.True(total.Unnumbered.F1 >= 0.9, Misses(total));
    }

    private static string Misses(Score score) => string.Join('\n', score.Misses.Where(miss => miss.Kind[0] is 'c' or 'u'));

    private static Citation Citation(int start, int end, string number) => new(
        new TextSpan(start, end), Text[start..end], "Chỉ thị", number, null, null, "Bộ Chính trị", null, Relation.Implements, null, new TextSpan(0, Text.Length), 0.9, []);
}
