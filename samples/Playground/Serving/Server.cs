using System.Text.Json.Serialization;
using Samples.Playground.Images;
using Samples.Playground.Networks;
using Samples.Playground.Predicting;
using Samples.Playground.Training;

namespace Samples.Playground.Serving;

/// <summary>The whole server, put together.</summary>
internal static class Server
{
    public const string DefaultUrl = "http://localhost:5028";

    /// <summary>The largest body that any request may have: an image as JSON takes less than a third of it.</summary>
    public const int BodyLimit = 64 * 1024;

    /// <exception cref="Data.DataException">The images to test with are missing or damaged.</exception>
    public static WebApplication Build(ServerOptions options)
    {
        var images = new TestImages(options.Data.Test());
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
            kestrel.Limits.MaxConcurrentConnections = 1024;
        });
        // A server that cannot begin says so in one line.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, Answers.Default);
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(images);
        builder.Services.AddSingleton<Models>();
        builder.Services.AddSingleton<Capacity>();
        builder.Services.AddSingleton<Board>();
        builder.Services.AddSingleton<Classroom>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Classroom>());

        WebApplication app = builder.Build();
        app.UseMiddleware<Refusals>();
        app.UseMiddleware<OwnSite>();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseRouting();
        app.MapNetworks();
        app.MapImages();
        app.MapPredictions();
        app.MapTraining();
        return app;
    }
}
