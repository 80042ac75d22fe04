using AngleSharp.Dom;

namespace DirectiveSearch.Crawlers.Layouts;

/// <summary>Reads labels and the values beside them, however a page sets them: cells of a table, lines of a list, a label and its text.</summary>
internal static class LabelledFields
{
    private const string Labels = "td, th, dt, label, span, div, b, strong, p, h4, h5, em";

    /// <summary>The first value of each field, and the places that hold attachments.</summary>
    public static (Dictionary<PortalField, string> Fields, IReadOnlyList<IElement> FilePlaces) In(IElement place)
    {
        var fields = new Dictionary<PortalField, string>();
        var files = new List<IElement>();
        foreach (var element in place.QuerySelectorAll(Labels))
        {
            if (LabelOf(element) is not { } label || FieldLabels.BesideValue(label) is not { } field) continue;
            var whole = Whole(element, label);
            if (field == PortalField.Files) files.Add(whole.NextElementSibling ?? whole.ParentElement ?? whole);
            else if (!fields.ContainsKey(field) && ValueBeside(whole) is { Length: > 0 } value) fields.Add(field, value);
        }

        return (fields, files);
    }

    /// <summary>The element's words if they are few enough for a label.</summary>
    private static string? LabelOf(IElement element)
    {
        // Only leaves are labels, and what is wrapped around one leaf.
        if (element.ChildElementCount > 1 || element.TextContent.Length > 4 * FieldLabels.Longest) return null;
        var text = PageText.Of(element);
        return text.Length is > 1 and <= FieldLabels.Longest ? text : null;
    }

    /// <summary>The outermost element that says no more than the label: the cell around a bold word.</summary>
    private static IElement Whole(IElement label, string text)
    {
        while (label.ParentElement is { } parent && parent.LocalName is not ("tr" or "table" or "body" or "dl" or "ul") && PageText.Of(parent) == text) label = parent;
        return label;
    }

    private static string? ValueBeside(IElement label)
    {
        for (var node = label.NextSibling; node is not null; node = node.NextSibling)
        {
            var text = PageText.Of(node).TrimStart(':', ' ');
            if (text.Length == 0) continue;
            // A label follows: there is no value.
            return node is IElement && FieldLabels.BesideValue(text) is not null ? null : text;
        }

        return null;
    }
}
