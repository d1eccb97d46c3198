using System.Globalization;
using ConvGen;
using ConvGen.Files.Trainee;

// trainee CHECKPOINT RESULT STEPS [FAULT WHOLEFILES BYTES]: trains on from the checkpoint, if there is one, and writes the weights to the result.
var (path, result, every) = (args[0], args[1], Number(2));
if (args.Length > 3)
{
    ReplacedFile.Writing = new FailingWriting(Enum.Parse<Fault>(args[3]), Number(4), Number(5));
}

using var trainer = Training.Trainer(new CheckpointOptions(path) { EverySteps = every });
var data = Training.Data();
if (File.Exists(path))
{
    trainer.LoadCheckpoint(path, data);
}

Console.WriteLine($"begins at step {trainer.Steps}");
try
{
    trainer.Fit(data, Training.Epochs - trainer.Epochs, new Told());
    trainer.SaveCheckpoint(result);
    return 0;
}
catch (IOException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int Number(int argument) => int.Parse(args[argument], CultureInfo.InvariantCulture);

/// <summary>Says each step, so that whoever kills the process knows how far it is, and takes some time, so that there is time to kill it.</summary>
internal sealed class Told : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        Console.WriteLine($"{value.Epoch} {value.Step}");
        Thread.Sleep(1);
    }
}
