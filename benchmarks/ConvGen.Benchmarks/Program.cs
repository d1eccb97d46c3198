using ConvGen.Benchmarks.Commands;

try
{
    return new QuickCommand().Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
