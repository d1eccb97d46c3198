using System.Runtime.InteropServices;

namespace ConvGen.Benchmarks.Peers;

/// <summary>The few functions of ONNX Runtime's C API that it takes to run a model; they are found by their places in its table, which only ever grows at its end.</summary>
internal sealed unsafe class OnnxRuntimeApi
{
    private const int Version = 16, AllOptimizations = 99, FloatTensor = 1, LogErrors = 3;

    private readonly void** _functions;
    private readonly void* _environment;

    public OnnxRuntimeApi(string library)
    {
        var apiBase = (void**)((delegate* unmanaged<void*>)NativeLibrary.GetExport(NativeLibrary.Load(library), "OrtGetApiBase"))();
        _functions = (void**)((delegate* unmanaged<uint, void*>)apiBase[0])(Version);
        VersionText = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)apiBase[1])())!;
        void* environment;
        fixed (byte* name = "benchmarks\0"u8)
            Check(((delegate* unmanaged<int, byte*, void**, void*>)_functions[3])(LogErrors, name, &environment));
        _environment = environment;
    }

    public string VersionText { get; }

    /// <summary>A model made ready, with all optimisations.</summary>
    public void* CreateSession(ReadOnlySpan<byte> model, int threads)
    {
        void* options, session;
        Check(((delegate* unmanaged<void**, void*>)_functions[10])(&options));
        Check(((delegate* unmanaged<void*, int, void*>)_functions[23])(options, AllOptimizations));
        Check(((delegate* unmanaged<void*, int, void*>)_functions[24])(options, threads));
        Check(((delegate* unmanaged<void*, int, void*>)_functions[25])(options, 1));
        fixed (byte* bytes = model)
            Check(((delegate* unmanaged<void*, void*, nuint, void*, void**, void*>)_functions[8])(_environment, bytes, (nuint)model.Length, options, &session));
        return session;
    }

    /// <summary>A tensor over numbers that do not move.</summary>
    public void* CreateTensor(float[] pinned, ReadOnlySpan<long> shape)
    {
        void* memory, tensor;
        Check(((delegate* unmanaged<int, int, void**, void*>)_functions[69])(0, 0, &memory));
        fixed (long* sizes = shape)
        {
            Check(((delegate* unmanaged<void*, void*, nuint, long*, nuint, int, void**, void*>)_functions[49])(
                memory, (void*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), (nuint)pinned.Length * sizeof(float), sizes, (nuint)shape.Length, FloatTensor, &tensor));
        }
        return tensor;
    }

    /// <summary>From input "x" to output "y".</summary>
    public void Run(void* session, void* x, void* y)
    {
        fixed (byte* input = "x\0"u8, output = "y\0"u8)
        {
            byte* inputName = input, outputName = output;
            Check(((delegate* unmanaged<void*, void*, byte**, void**, nuint, byte**, nuint, void**, void*>)_functions[9])(session, null, &inputName, &x, 1, &outputName, 1, &y));
        }
    }

    private void Check(void* status)
    {
        if (status is not null)
            throw new InvalidOperationException($"ONNX Runtime says: {Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<void*, byte*>)_functions[2])(status))}");
    }
}
