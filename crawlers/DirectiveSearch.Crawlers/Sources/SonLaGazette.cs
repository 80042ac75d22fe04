using DirectiveSearch.Crawlers.Families;

namespace DirectiveSearch.Crawlers.Sources;

/// <summary>https://congbao.sonla.gov.vn – the gazette of Sơn La. Lotus Domino: the view VanBanQPPL2 lists the documents from row "Start", thirty a page.
/// Files as .doc with blanks in their names. Last seen to fit: 08/2026.</summary>
internal static class SonLaGazette
{
    public static readonly Source Source = new(
        "congbao-sonla",
        "Công báo tỉnh Sơn La",
        Domino.Layout,
        [new SourceList.Pages(new Uri("https://congbao.sonla.gov.vn/congbao.nsf/VanBanQPPL2?OpenView&Start=1"))]);
}
