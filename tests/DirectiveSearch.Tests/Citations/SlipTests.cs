namespace DirectiveSearch.Tests.Citations;

/// <summary>Slips of published texts: the mention is found, its number is kept as stated, and doubt is told.</summary>
public sealed class SlipTests
{
    [Theory]
    [InlineData("Chỉ thị số 34O-CT/TW", "34O-CT/TW", "number-doubtful")]
    [InlineData("Chỉ thị số 3O/CT-TTg", "3O/CT-TTg", "number-doubtful")]
    [InlineData("Quyết định số l72/QĐ-UBND", "L72/QĐ-UBND", "number-doubtful")]
    [InlineData("Nghị định số 72/2O19/NĐ-CP", "72/2O19/NĐ-CP", "number-doubtful")]
    [InlineData("Chỉ thị số 34-CT/TVV", "34-CT/TVV", "number-doubtful")]
    [InlineData("Hướng dẫn số 5-HD/BTCTVV", "5-HD/BTCTVV", "number-doubtful")]
    [InlineData("Nghị quyết số 1683/NQ-UBTVQHI5", "1683/NQ-UBTVQHI5", "number-doubtful")]
    [InlineData("Luật số 15/2003/QHl1", "15/2003/QHl1", "number-doubtful")]
    [InlineData("Quyết định số 84 QĐ/TWĐTN", "84QĐ/TWĐTN", "number-doubtful")]
    [InlineData("Chỉ thị 34 CT/TW", "34CT/TW", "number-doubtful")]
    [InlineData("Nghị quyết số 57NQ/TW", "57NQ/TW", "number-doubtful")]
    [InlineData("Chỉ thị số 13/CTTTg", "13/CTTTg", "number-doubtful")]
    [InlineData("Nghị định 79/2025/NĐCP", "79/2025/NĐCP", "number-doubtful")]
    [InlineData("Quyết định số 22/201 /QĐ-UBND", "22/201/QĐ-UBND", "number-doubtful")]
    [InlineData("Quyết định số 27/2018QĐ-TTg", "27/2018QĐ-TTg", "number-doubtful")]
    [InlineData("Quyết định số 18/20202QĐ-UBND", "18/20202QĐ-UBND", "number-doubtful")]
    [InlineData("Nghị định 302017/NĐ-CP", "302017/NĐ-CP", "number-doubtful")]
    [InlineData("Nghị định số 26/21/NĐ-CP", "26/21/NĐ-CP", "number-doubtful")]
    [InlineData("Kết luận số 221/KL/TW", "221/KL/TW", null)]
    [InlineData("Nghị định số 14/2022/NĐ/CP", "14/2022/NĐ/CP", null)]
    [InlineData("Nghị quyết số 95-NQ/CP", "95-NQ/CP", null)]
    [InlineData("Luật số 06/2022-QH15", "06/2022-QH15", null)]
    [InlineData("Nghị quyết số 55-BQ/TW", "55-BQ/TW", null)]
    [InlineData("Thông tư 51/TT-BYT", "51/TT-BYT", null)]
    [InlineData("Công điện số 03/CT-TTg", "03/CT-TTg", "type-against-code")]
    [InlineData("Quyết định số 347-CT/TW", "347-CT/TW", "type-against-code")]
    [InlineData("Công văn số 7886/HD-BNV", "7886/HD-BNV", "type-against-code")]
    [InlineData("Nghị định số 118/2025/NĐ-CP ngày 09/6/20205", "118/2025/NĐ-CP", "date-impossible")]
    [InlineData("Quyết định số 1505/QĐ-UBND ngày 20/11/20225", "1505/QĐ-UBND", "date-impossible")]
    [InlineData("Nghị quyết số 60-NQ/TW ngày 12/4/0025", "60-NQ/TW", "date-impossible")]
    [InlineData("Nghị quyết số 57-NQ/TW ngày 22/1/2/2024", "57-NQ/TW", "date-impossible")]
    [InlineData("Nghị quyết số 57-NQ/TW ngày 31/4/2024", "57-NQ/TW", "date-impossible")]
    [InlineData("Nghị định số 98/2023/NĐ-CP ngày 16/12/2022", "98/2023/NĐ-CP", "year-against-number")]
    [InlineData("Thông tư số 01/2024/TT-BNV ngày 01/02/2014", "01/2024/TT-BNV", "year-against-number")]
    [InlineData("Hướng dẫn số 26-HD/BTCTW ngày 18/8/2014 của Bộ Chính trị", "26-HD/BTCTW", "issuer-against-code")]
    [InlineData("Quyết định số 15/2010/QĐ-UBND ngày 26/4/2010 của Chính phủ", "15/2010/QĐ-UBND", "issuer-against-code")]
    [InlineData("Nghị định số 91/2017/NĐ-CP của Thủ tướng Chính phủ", "91/2017/NĐ-CP", "issuer-against-code")]
    public void The_number_is_kept_as_stated_and_doubt_is_told(string text, string number, string? warning)
    {
        var citation = Assert.Single(Documents.ReadBody("theo " + text));

        Assert.Equal(number, citation.Number);
        Assert.Equal(warning is null ? [] : [warning], citation.Warnings);
        Assert.Equal(warning is null, citation.Confidence > 0.9);
    }

    [Theory]
    [InlineData("233/2025/NĐ-CР", "233/2025/NĐ-CP")]
    [InlineData("60/2025/TT-BCТ", "60/2025/TT-BCT")]
    [InlineData("552/TTr-BТС", "552/TTr-BTC")]
    [InlineData("1456/QĐ-BHΧΗ", "1456/QĐ-BHXH")]
    [InlineData("615/QÐ-BVHTTDL", "615/QĐ-BVHTTDL")]
    public void Letters_of_other_alphabets_are_read_as_their_twins(string stated, string number)
    {
        var citation = Assert.Single(Documents.ReadBody($"theo số {stated} ngày 26/8/2025"));

        Assert.Equal((number, $"số {stated}"), (citation.Number, citation.Text));
    }

    [Theory]
    [InlineData("gọi tt là số 19/CT-TTg ngày 5/9/2016", "Chỉ thị")]
    [InlineData("thực hin 19/2016/NĐ-CP", "Nghị định")]
    [InlineData("theo số 08-QĐi/TW", "Quy định")]
    public void A_lost_type_word_is_the_codes(string text, string type)
    {
        var citation = Assert.Single(Documents.ReadBody(text));

        Assert.Equal(type, citation.Type);
        Assert.Contains("type-not-stated", citation.Warnings);
    }
}
