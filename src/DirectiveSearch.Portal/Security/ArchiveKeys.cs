using System.Xml.Linq;
using DirectiveSearch.Archive;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace DirectiveSearch.Portal.Security;

/// <summary>Keeps the keys of Data Protection in the archive, so that every portal reads the others' cookies. The framework asks for them synchronously.</summary>
internal sealed class ArchiveKeys(ArchiveStore archive) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => archive.Keys.ListAsync(CancellationToken.None)).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => archive.Keys.StoreAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None)).GetAwaiter().GetResult();
}
