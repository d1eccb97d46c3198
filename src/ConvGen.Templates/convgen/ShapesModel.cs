using ConvGen;

namespace ShapesNamespace;

// This is the whole network: an image goes in at the top, four numbers come out at the bottom.
// The compiler knows every shape on the way. Change a number and build: what does not fit is an error, on that number.
[Network(1, 16, 16)]            // Grey images of 16×16.
[Conv2d(8, 5, Padding = 2)]     // 8 kernels of 5×5 look for edges and corners:  8×16×16.
[ReLU]                          // What is negative becomes 0.
[MaxPool2d(2)]                  // The largest of each 2×2:                      8×8×8.
[Conv2d(16, 3, Padding = 1)]    // 16 kernels look for patterns of those:       16×8×8.
[ReLU]
[MaxPool2d(2)]                  //                                              16×4×4.
[Flatten]                       // All numbers in one row:                      256.
[Linear(4)]                     // A number for each kind of shape; the largest is the answer.
public partial class ShapesModel;
