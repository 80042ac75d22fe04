using System.Net;
using System.Net.Sockets;

namespace DirectiveSearch.Tests.Cli;

/// <summary>A way to a server that can be cut: connections break, and new ones are refused until it is mended.</summary>
internal sealed class CutWire : IDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly List<TcpClient> open = [];
    private TcpListener listener;

    public CutWire(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    public int Port { get; }

    public void Cut()
    {
        listener.Stop();
        lock (open)
        {
            foreach (var client in open) client.Client?.Close(0);
            open.Clear();
        }
    }

    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    public void Dispose()
    {
        Cut();
        listener.Dispose();
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true) _ = ForwardAsync(await from.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
    }

    private async Task ForwardAsync(TcpClient near)
    {
        var far = new TcpClient();
        lock (open) open.AddRange([near, far]);
        try
        {
            await far.ConnectAsync(host, port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }
}
