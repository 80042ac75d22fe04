using System.Net;
using System.Net.Sockets;

namespace DirectiveSearch.Crawlers.Fetching;

/// <summary>Connects to public addresses only. The address that was checked is the one that is connected to, so a name that changes its mind in between gains nothing.</summary>
/// <param name="resolve">From a host's name to its addresses.</param>
/// <param name="allowLoopback">This machine too: for tests of crawling.</param>
internal sealed class CheckedConnection(Func<string, CancellationToken, Task<IPAddress[]>> resolve, bool allowLoopback)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await resolve(host, cancellation).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, address => AddressRules.IsPublic(address) || (allowLoopback && IPAddress.IsLoopback(address)));
        if (allowed.Length == 0) throw new AddressNotPublicException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads to this machine, the office's own network or another address that is not the internet's.</summary>
internal sealed class AddressNotPublicException(string host) : Exception(host);
