    static partial void RunForward(int phase, ref readonly global::ConvGen.CompilerServices.Block block)
    {
        switch (block.Width, phase)
        {
            case (>= 512, 0):
                global::ConvGen.Generated.SmallLeNet_Vector512.Forward0(in block);
                break;
            case (>= 256, 0):
                global::ConvGen.Generated.SmallLeNet_Vector256.Forward0(in block);
                break;
            case (_, 0):
                global::ConvGen.Generated.SmallLeNet_Vector128.Forward0(in block);
                break;
            case (>= 512, 1):
                global::ConvGen.Generated.SmallLeNet_Vector512.Forward1(in block);
                break;
            case (>= 256, 1):
                global::ConvGen.Generated.SmallLeNet_Vector256.Forward1(in block);
                break;
            default:
                global::ConvGen.Generated.SmallLeNet_Vector128.Forward1(in block);
                break;
        }
    }

    static partial void RunBackward(int phase, ref readonly global::ConvGen.CompilerServices.Block block)
    {
        switch (block.Width, phase)
        {
            case (>= 512, 0):
                global::ConvGen.Generated.SmallLeNet_Vector512.Backward0(in block);
                break;
            case (>= 256, 0):
                global::ConvGen.Generated.SmallLeNet_Vector256.Backward0(in block);
                break;
            case (_, 0):
                global::ConvGen.Generated.SmallLeNet_Vector128.Backward0(in block);
                break;
            case (>= 512, 1):
                global::ConvGen.Generated.SmallLeNet_Vector512.Backward1(in block);
                break;
            case (>= 256, 1):
                global::ConvGen.Generated.SmallLeNet_Vector256.Backward1(in block);
                break;
            default:
                global::ConvGen.Generated.SmallLeNet_Vector128.Backward1(in block);
                break;
        }
    }
