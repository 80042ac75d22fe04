using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

public sealed class InstrumentNumberTests
{
    [Theory]
    [InlineData("34-CT/TW", "34-CT/TW", "34cttw")]
    [InlineData("34ct/tw", "34CT/TW", "34cttw")]
    [InlineData("34-Ct/Tw", "34-CT/TW", "34cttw")]
    [InlineData("08 - CT/TU", "08-CT/TU", "8cttu")]
    [InlineData("34 CT TW", "34CTTW", "34cttw")]
    [InlineData("22/CT-TW", "22/CT-TW", "22cttw")]
    [InlineData("012/CT–UBND", "012/CT-UBND", "12ctubnd")]
    [InlineData("06/qđ-ttg", "06/QĐ-TTg", "6qdttg")]
    [InlineData("06/QĐ-TTG", "06/QĐ-TTg", "6qdttg")]
    [InlineData("5466/BGDĐT-\nGDTrH", "5466/BGDĐT-GDTrH", "5466bgddtgdtrh")]
    [InlineData("233/2025/NÐ-CР", "233/2025/NĐ-CP", "2332025ndcp")]
    [InlineData("06/2022/QH15", "06/2022/QH15", "62022qh15")]
    [InlineData("249/SGD&ĐT-GDTrH", "249/SGD&ĐT-GDTrH", "249sgddtgdtrh")]
    [InlineData("000", "000", "0")]
    [InlineData("", "", "")]
    public void Numbers_have_one_printed_form_and_one_key(string stated, string canonical, string key)
    {
        Assert.Equal(canonical, InstrumentNumber.Canonical(stated));
        Assert.Equal(key, InstrumentNumber.Key(stated));
    }

    [Fact]
    public void The_key_is_the_same_for_the_printed_form() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(HostileText.Arbitrary, stated =>
    {
        var canonical = InstrumentNumber.Canonical(stated);
        Assert.Equal(InstrumentNumber.Key(stated), InstrumentNumber.Key(canonical));
        Assert.Equal(canonical, InstrumentNumber.Canonical(canonical));
    }));
}
