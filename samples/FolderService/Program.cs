// A service that classifies the images that arrive in a folder, one JSON line for each, whatever happens meanwhile.
//
//   folder/boot.pgm  →  folder/work/…-boot.pgm  →  a line in folder/results.jsonl  →  folder/done/…-boot.pgm, or folder/failed/…-boot.pgm
//
// Every step is one that the file system does whole or not at all, and what is in work at the start was interrupted: so it can be killed at any
// instant. Spool.cs has the folders, Results.cs the lines, Classifier.cs the loop.
//
// dotnet run -c Release -- FOLDER
using System.CommandLine;
using Samples;
using Samples.Commands;
using Samples.Data;
using Samples.FolderService;

var folder = new Argument<string>("folder") { Description = "Where images arrive: PGM (P2 or P5) or IDX files, plain or gzipped, of 28 × 28 pixels." };
var once = new Option<bool>("--once") { Description = "End when the folder is empty, and do not wait for more." };
var settle = Choice<double?>.Number<double>("--settle", "Seconds for which a file must not have been written to before it is read. [default: 1]", "a number from 0 to 3600", n => n is >= 0 and <= 3600);
var patience = Choice<double?>.Number<double>("--patience", "Seconds after which a file that is no image, or only a part of one, is given up. [default: 30]", "a number from 0 to 86400", n => n is >= 0 and <= 86400);
var root = new RootCommand($"Classifies images as they arrive in a folder. Ctrl-C ends it after the file at hand. {Sample.ExitCodes}") { folder, once, settle, patience };
root.SetAction(parsed => Run(
    parsed.GetRequiredValue(folder),
    new Patience(TimeSpan.FromSeconds(parsed.GetValue(settle) ?? 1), TimeSpan.FromSeconds(parsed.GetValue(patience) ?? 30), parsed.GetValue(once))));
return Sample.Run(root, args);

static int Run(string folder, Patience patience)
{
    if (!Directory.Exists(folder))
        throw new DataException($"there is no folder '{folder}'; expected one where images arrive");
    using var spool = new Spool(folder);
    using var results = new Results(Path.Combine(folder, Results.FileName));

    HostApplicationBuilder builder = Host.CreateApplicationBuilder();
    builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
    // One network for all: any number of threads may ask it.
    builder.Services.AddSingleton(FashionNet.CreatePretrained()).AddSingleton(spool).AddSingleton(results).AddSingleton(patience).AddHostedService<Classifier>();
    builder.Build().Run();
    return Environment.ExitCode;
}
