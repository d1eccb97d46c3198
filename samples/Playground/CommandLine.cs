using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using Samples.Commands;
using Samples.Data;
using Samples.Playground.Serving;

namespace Samples.Playground;

/// <summary>The options, and how the program ends.</summary>
internal static class CommandLine
{
    private static readonly Choice<string> s_urls = Choice<string>.Text("--urls", $"Where to listen, several with semicolons between them; port 0 takes a free one. [default: {Server.DefaultUrl}, this machine alone]", "url", "an address such as http://localhost:8080");
    private static readonly Choice<string> s_hosts = Choice<string>.Text("--hosts", "Names that browsers may call this server by, with semicolons between them. [default: those of --urls, or of this machine]", "names", "names such as example.org");
    private static readonly Choice<string> s_data = Choice<string>.Text("--data", "Folder with the four IDX files of Fashion-MNIST, plain or gzipped. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");

    /// <summary>Runs the program; gives its exit code.</summary>
    public static int Run(string[] args)
    {
        var root = new RootCommand("A page to see a convolutional network think and learn. Exit codes: 0 stopped by Ctrl-C or SIGTERM, 1 it cannot listen there, 2 the command line is wrong, 3 a data file is missing or damaged.") { s_urls, s_hosts, s_data };
        root.SetAction(Serve);
        ParseResult parsed = root.Parse(args);
        if (parsed.Action is null or ParseErrorAction)
            return Failures.Fail(Error(parsed), ExitCode.BadCommandLine);
        // Signals are the server's business: it wants to end its streams.
        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static int Serve(ParseResult parsed)
    {
        string urls = parsed.GetValue(s_urls) ?? Server.DefaultUrl;
        try
        {
            using WebApplication server = Server.Build(new ServerOptions(urls, DataFolder.Find(parsed.GetValue(s_data))) { Hosts = parsed.GetValue(s_hosts) });
            server.Start();
            Console.WriteLine($"The playground is at {string.Join(" and ", server.Urls)}; Ctrl-C ends it.");
            server.WaitForShutdown();
            return ExitCode.Done;
        }
        catch (DataException error)
        {
            return Failures.Fail(error.Message, ExitCode.BadData);
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            return Failures.Fail($"--urls is '{urls}': {error.Message} Expected an address such as {Server.DefaultUrl}.", ExitCode.BadCommandLine);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            return Failures.Fail($"{error.Message.TrimEnd('.')}; --urls takes another address, such as http://localhost:5029", ExitCode.CannotWrite);
        }
    }

    private static string Error(ParseResult parsed) => parsed.UnmatchedTokens is [var token, ..]
        ? $"'{token}' is not understood; expected {s_urls.Name}, {s_hosts.Name}, {s_data.Name} or --help"
        : string.Join("\nerror: ", parsed.Errors.Select(Text).Distinct());

    private static string Text(ParseError error) => error.SymbolResult is OptionResult { Option: IChoice choice, Tokens: [] } result
        ? $"{result.Option.Name} takes {choice.Allowed}, and nothing follows it"
        : error.Message;
}
