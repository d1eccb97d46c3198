    static void global::ConvGen.INetwork<global::SmallLeNet>.RunForward(int phase, ref readonly global::ConvGen.CompilerServices.Block block)
    {
        switch (block.Width, phase)
        {
            case (512, 0):
                global::ConvGen.Generated.SmallLeNet_Vector512.Forward0(in block);
                break;
            case (256, 0):
                global::ConvGen.Generated.SmallLeNet_Vector256.Forward0(in block);
                break;
            case (128, 0):
                global::ConvGen.Generated.SmallLeNet_Vector128.Forward0(in block);
                break;
            case (512, 1):
                global::ConvGen.Generated.SmallLeNet_Vector512.Forward1(in block);
                break;
            case (256, 1):
                global::ConvGen.Generated.SmallLeNet_Vector256.Forward1(in block);
                break;
            default:
                global::ConvGen.Generated.SmallLeNet_Vector128.Forward1(in block);
                break;
        }
    }

    static void global::ConvGen.INetwork<global::SmallLeNet>.RunBackward(int phase, ref readonly global::ConvGen.CompilerServices.Block block)
    {
        switch (block.Width, phase)
        {
            case (512, 0):
                global::ConvGen.Generated.SmallLeNet_Vector512.Backward0(in block);
                break;
            case (256, 0):
                global::ConvGen.Generated.SmallLeNet_Vector256.Backward0(in block);
                break;
            case (128, 0):
                global::ConvGen.Generated.SmallLeNet_Vector128.Backward0(in block);
                break;
            case (512, 1):
                global::ConvGen.Generated.SmallLeNet_Vector512.Backward1(in block);
                break;
            case (256, 1):
                global::ConvGen.Generated.SmallLeNet_Vector256.Backward1(in block);
                break;
            default:
                global::ConvGen.Generated.SmallLeNet_Vector128.Backward1(in block);
                break;
        }
    }

    static void global::ConvGen.INetwork<global::SmallLeNet>.RunLayer(int layer, global::System.ReadOnlySpan<float> parameters, global::System.ReadOnlySpan<float> buffers, global::System.ReadOnlySpan<float> input, global::System.Span<float> output)
    {
        global::ConvGen.Generated.SmallLeNet_Layers.Run(layer, parameters, buffers, input, output);
    }
