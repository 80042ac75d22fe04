using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Pages.Instruments;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

public sealed class CascadeTests
{
    private static readonly InstrumentSummary Directive = Instrument("dir", "Chỉ thị", "34-CT/TW", "Bộ Chính trị", new(2014, 4, 7), "tiếp tục đổi mới công tác thi đua, khen thưởng");
    private static readonly InstrumentSummary Circular = Instrument("tt", "Thông tri", "28-TT/TU", "Tỉnh ủy A", new(2014, 7, 2), null);
    private static readonly InstrumentSummary Order = Instrument("ct", "Chỉ thị", "25/CT-UBND", "UBND tỉnh A", new(2014, 10, 24), null);

    [Fact]
    public void A_plan_stands_below_what_one_clause_names_between_it_and_the_directive()
    {
        var plan = Document("d1", "UBND huyện A1", Level.District, "A", new(2020, 2, 11));
        const string sentence = "theo Chỉ thị 34-CT/TW, Thông tri 28-TT/TU và Chỉ thị 25/CT-UBND; Nghị quyết 01";

        var cascade = Build([plan], [Cite(plan, 0, "dir", sentence, "Chỉ thị 34-CT/TW"), Cite(plan, 1, "tt", sentence, "Thông tri 28-TT/TU"), Cite(plan, 2, "ct", sentence, "Chỉ thị 25/CT-UBND")], sentence);

        Assert.Equal("Tỉnh ủy A 86 > UBND tỉnh A 200 > UBND huyện A1 2136", Show(cascade.Steps));
    }

    [Fact]
    public void A_semicolon_ends_the_clause()
    {
        var plan = Document("d1", "UBND huyện A1", Level.District, "A", new(2020, 2, 11));
        const string sentence = "thực hiện Chỉ thị 34-CT/TW; thực hiện Thông tri 28-TT/TU";

        var cascade = Build([plan], [Cite(plan, 0, "dir", sentence, "Chỉ thị 34-CT/TW"), Cite(plan, 1, "tt", sentence, "Thông tri 28-TT/TU")], sentence);

        Assert.Equal("UBND huyện A1 2136", Show(cascade.Steps));
    }

    [Fact]
    public void An_instrument_of_the_same_subject_stands_between_wherever_it_is_named()
    {
        var plan = Document("d1", "UBND huyện A1", Level.District, "A", null);
        const string sentence = "nhất là Chỉ thị 34-CT/TW; Thông tri 28-TT/TU";

        var cascade = Build(
            [plan],
            [Cite(plan, 0, "dir", sentence, "Chỉ thị 34-CT/TW"), Cite(plan, 1, "tt", sentence, "Thông tri 28-TT/TU", "về tăng cường lãnh đạo, chỉ đạo đổi mới công tác thi đua, khen thưởng")],
            sentence);

        Assert.Equal("Tỉnh ủy A 86 > UBND huyện A1 ?", Show(cascade.Steps));
    }

    [Fact]
    public void Instruments_of_other_provinces_or_before_the_directive_stand_not_between()
    {
        var plan = Document("d1", "UBND huyện B1", Level.District, "B", new(2020, 2, 11));
        const string sentence = "theo Chỉ thị 34-CT/TW, Thông tri 28-TT/TU";

        var cascade = Build([plan], [Cite(plan, 0, "dir", sentence, "Chỉ thị 34-CT/TW"), Cite(plan, 1, "tt", sentence, "Thông tri 28-TT/TU")], sentence);

        Assert.Equal("UBND huyện B1 2136", Show(cascade.Steps));
    }

    [Fact]
    public void A_held_plan_is_one_step_with_those_that_answer_it()
    {
        var above = Document("d0", "UBND tỉnh A", Level.Province, "A", new(2014, 10, 24));
        var plan = Document("d1", "UBND huyện A1", Level.District, "A", new(2015, 1, 1));
        const string sentence = "theo Chỉ thị 34-CT/TW. Và Chỉ thị 25/CT-UBND";

        var cascade = Build(
            [plan, above],
            [Cite(above, 0, "dir", sentence, "Chỉ thị 34-CT/TW"), Cite(plan, 0, "dir", sentence, "Chỉ thị 34-CT/TW"), Cite(plan, 1, "ct", sentence, "Chỉ thị 25/CT-UBND")],
            sentence,
            Order with { HeldDocumentId = "d0" });

        Assert.Equal("UBND tỉnh A 200 > UBND huyện A1 269", Show(cascade.Steps));
        Assert.True(cascade.Steps[0].Held);
    }

    [Fact]
    public void Documents_of_one_unit_stand_together_and_half_of_the_provinces_give_the_lag()
    {
        DocumentSummary[] plans =
        [
            Document("d1", "UBND tỉnh A", Level.Province, "A", new(2014, 4, 17)), Document("d2", "UBND tỉnh A", Level.Province, "A", new(2015, 4, 17)),
            Document("d3", "UBND tỉnh B", Level.Province, "B", new(2014, 4, 27)), Document("d4", "UBND tỉnh C", Level.Province, "C", new(2014, 5, 7)),
            Document("d5", "UBND tỉnh D", Level.Province, "D", null),
        ];

        var cascade = Build(plans, [.. plans.Select(plan => Cite(plan, 0, "dir", "Chỉ thị 34-CT/TW", "Chỉ thị 34-CT/TW"))], "Chỉ thị 34-CT/TW");

        Assert.Equal("UBND tỉnh A 10 +1 | UBND tỉnh B 20 | UBND tỉnh C 30 | UBND tỉnh D ?", Show(cascade.Steps));
        Assert.Equal(20, cascade.MedianLag);
        Assert.Equal(4, cascade.Provinces.Count);
    }

    private static Cascade Build(DocumentSummary[] documents, StoredCitation[] citations, string sentence, params InstrumentSummary[] others) =>
        Cascade.Build(new CascadeMaterial(
            Directive, documents, citations, new[] { Directive, Circular, Order }.ToDictionary(instrument => instrument.Slug).With(others),
            [.. citations.Where(citation => citation.InstrumentSlug == "dir").Select(citation => new Evidence(
                citation.DocumentId, citation.Index, Relation.Implements, citation.Citation.Sentence, sentence, citation.Citation.Span, citation.Citation.Text, 1, []))],
            Describe));

    private static UnitDescription Describe(string name, PartialDate? date)
    {
        var province = name.Split(' ')[^1][..1];
        var level = name.StartsWith("Bộ", StringComparison.Ordinal) ? Level.Central : name.Contains("huyện", StringComparison.Ordinal) ? Level.District : Level.Province;
        return new UnitDescription(name, name, name, UnitKind.Government, level, level == Level.Central ? null : province, level == Level.Central ? null : province, null, []);
    }

    private static string Show(IReadOnlyList<CascadeStep> steps) => string.Join(" | ", steps.Select(step =>
        $"{step.Unit} {(step.Lag is { } lag ? lag : "?")}{(step.Others > 0 ? $" +{step.Others}" : "")}{(step.Below.Count > 0 ? " > " + Show(step.Below) : "")}"));

    private static InstrumentSummary Instrument(string slug, string type, string number, string issuer, PartialDate date, string? title) =>
        new(slug, type, number, issuer, date, title, null, 1, 1);

    private static DocumentSummary Document(string id, string issuer, Level level, string province, PartialDate? date) =>
        new(id, "Kế hoạch", null, "Kế hoạch", issuer, issuer, province, level, date, date?.Year, "upload", id + ".txt", Reading.Exact);

    private static StoredCitation Cite(DocumentSummary document, int index, string slug, string sentence, string text, string? subject = null)
    {
        var start = sentence.IndexOf(text, StringComparison.Ordinal);
        var span = new TextSpan(start, start + text.Length);
        return new StoredCitation(
            document.Id, index,
            new Citation(span, text, "Chỉ thị", "34-CT/TW", null, null, null, subject, Relation.Implements, null, new TextSpan(0, sentence.Length), 1, []),
            slug, 1, [], []);
    }
}

file static class Dictionaries
{
    public static Dictionary<string, InstrumentSummary> With(this Dictionary<string, InstrumentSummary> known, InstrumentSummary[] others)
    {
        foreach (var other in others) known[other.Slug] = other;
        return known;
    }
}
