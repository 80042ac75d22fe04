using DirectiveSearch.Directives.Metadata;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Metadata;

public sealed class SectionReaderTests
{
    private static List<(string Title, int Depth)> Read(string text) =>
        [.. SectionReader.Read(TextNormalizer.Normalize(text)).Select(section => (section.Title, section.Depth))];

    [Fact]
    public void Headings_nest_by_their_marks()
    {
        Assert.Equal(
            [("I. MỤC ĐÍCH", 1), ("1. Mục đích", 2), ("2. Yêu cầu", 2), ("a) Đối với tỉnh", 3), ("II. TỔ CHỨC THỰC HIỆN", 1)],
            Read("I. MỤC ĐÍCH\n\n1. Mục đích\n\nNâng cao chất lượng.\n\n2. Yêu cầu:\n\na) Đối với tỉnh\n\nBám sát kế hoạch.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Nội vụ theo dõi, đôn đốc thực hiện.\n"));
    }

    [Fact]
    public void Chapters_take_the_line_in_capitals_under_them_and_articles_without_title_their_number()
    {
        Assert.Equal(
            [("Chương I. QUY ĐỊNH CHUNG", 1), ("Điều 1. Phạm vi", 2), ("Điều 2", 2)],
            Read("**Chương\nI**\n\n**QUY ĐỊNH CHUNG**\n\n**Điều 1.\nPhạm vi**\n\nQuy định này áp dụng.\n\n**Điều 2.** Sở Nội vụ chịu trách nhiệm thi hành Quyết định này; các sở, ban, ngành phối hợp thực hiện.\n"));
    }

    [Fact]
    public void A_section_reaches_to_the_next_of_its_depth()
    {
        const string text = "I. MỘT\n\n1. Con\n\nchữ\n\nII. HAI\n";
        var sections = SectionReader.Read(TextNormalizer.Normalize(text));

        Assert.Equal("I. MỘT\n\n1. Con\n\nchữ\n\n", sections[0].Span.In(text));
        Assert.Equal("1. Con\n\nchữ\n\n", sections[1].Span.In(text));
    }

    [Fact]
    public void Spans_lie_in_the_text_whatever_it_is() =>
        Prop.ForAll<string[]>(parts =>
        {
            var text = string.Join('\n', parts.Select((part, index) => index % 3 == 0 ? $"{index}. {part}" : index % 3 == 1 ? $"Điều {index}. {part}" : part));
            return SectionReader.Read(TextNormalizer.Normalize(text)).All(section => 0 <= section.Span.Start && section.Span.Start <= section.Span.End && section.Span.End <= text.Length);
        }).QuickCheckThrowOnFailure();
}
