using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Pages of WebForms: the whole form goes back with the name of what was pressed.</summary>
internal static class PostBack
{
    private const string Call = "__doPostBack(";

    public static FetchRequest? Next(Paging.PostBack paging, IHtmlDocument page, FetchRequest request, int number, List<string> faults)
    {
        var pressed = paging.Button is { } button ? Button(page, button) : Pager(page, number + 1);
        if (pressed is null) return null;
        if (page.QuerySelector("input[name=__VIEWSTATE]") is null) faults.Add("Trang có nút chuyển trang nhưng không có __VIEWSTATE để gửi lại.");
        var fields = FieldsOf(page);
        foreach (var (name, value) in pressed) fields[name] = value;
        var address = FileLinks.Address(page.QuerySelector("form[action]")?.GetAttribute("action"), request.Address) ?? request.Address;
        return new FetchRequest(address, Posted: PostedBody.Form(fields), Referrer: request.Address);
    }

    /// <summary>What the link to a page of a grid would send: __doPostBack('grid','Page$3').</summary>
    private static Dictionary<string, string>? Pager(IHtmlDocument page, int next)
    {
        var calls = page.QuerySelectorAll("a[href*='__doPostBack']").Select(link => Arguments(link.GetAttribute("href")!)).OfType<(string Target, string Argument)>().ToList();
        var found = calls.Find(call => call.Argument == $"Page${next}");
        if (found == default) found = calls.Find(call => call.Argument == "Page$Next");
        return found == default ? null : new() { ["__EVENTTARGET"] = found.Target, ["__EVENTARGUMENT"] = found.Argument };
    }

    /// <summary>A button sends its own name, or calls as a link does.</summary>
    private static Dictionary<string, string>? Button(IHtmlDocument page, string selector)
    {
        // On the last page Telerik's grid keeps its button, which then does nothing.
        if (page.QuerySelector(selector) is not { } button || button.HasAttribute("disabled") || button.GetAttribute("onclick")?.TrimStart().StartsWith("return false", StringComparison.Ordinal) == true) return null;
        if (Arguments(button.GetAttribute("href") ?? button.GetAttribute("onclick") ?? "") is { } call) return new() { ["__EVENTTARGET"] = call.Target, ["__EVENTARGUMENT"] = call.Argument };
        return button.GetAttribute("name") is { Length: > 0 } name ? new() { [name] = button.GetAttribute("value") ?? "" } : null;
    }

    private static (string Target, string Argument)? Arguments(string script)
    {
        var at = script.IndexOf(Call, StringComparison.Ordinal);
        if (at < 0) return null;
        var parts = script[(at + Call.Length)..].Split('\'', '"');
        return parts.Length >= 4 ? (parts[1], parts[3]) : null;
    }

    /// <summary>As a browser sends them: neither buttons nor boxes that are not ticked.</summary>
    private static Dictionary<string, string> FieldsOf(IHtmlDocument page)
    {
        var fields = new Dictionary<string, string> { ["__EVENTTARGET"] = "", ["__EVENTARGUMENT"] = "" };
        foreach (var input in page.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = input.GetAttribute("name")!;
            switch (input)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "file" or "reset" }: break;
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }: break;
                case IHtmlInputElement box: fields[name] = box.Value; break;
                case IHtmlSelectElement select: fields[name] = select.Value ?? ""; break;
                case IHtmlTextAreaElement area: fields[name] = area.Value; break;
            }
        }

        return fields;
    }
}
