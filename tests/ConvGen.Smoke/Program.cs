using System.Runtime.Intrinsics.X86;
using ConvGen.Smoke;

if (args is ["kernels"])
{
    Kernels.Touch();
    return;
}

Console.WriteLine($"fma {(Fma.IsSupported ? "hardware" : "software")}");
Console.WriteLine(Fingerprint.Compute());
