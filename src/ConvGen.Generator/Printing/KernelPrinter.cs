using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>Writes a lowered nest as a method. All decisions were taken before.</summary>
internal sealed class KernelPrinter
{
    /// <summary>Locals beyond which the JIT gives up on more than they save.</summary>
    private const int MostHeld = 100;

    private readonly CodeWriter writer;
    private readonly LoweredNest kernel;
    private readonly string type;
    private readonly Names names;
    private readonly References references;
    private readonly VectorCode loads;
    private readonly HashSet<Load> held = [];
    private Tile? current;

    private KernelPrinter(CodeWriter writer, LoweredNest kernel, string type)
    {
        this.writer = writer;
        this.kernel = kernel;
        // A nest may fill less than the vectors of its file.
        this.type = kernel.Lane is { } lane ? $"Vector{CodeWriter.Number(32 * lane.Extent)}" : type;
        names = new(kernel.Nest);
        references = new(kernel);
        loads = Code();
    }

    /// <param name="type"><c>Vector512</c> and so on.</param>
    public static void Print(CodeWriter writer, LoweredNest kernel, string type, bool isPublic)
    {
        writer.Lines(KernelComment.Of(kernel));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string parameters = string.Join(", ", kernel.Nest.Tensors.Select(tensor => $"ref float {tensor.Letter}"));
        using (writer.Braces($"{(isPublic ? "public" : "private")} static void {kernel.Nest.Name}({parameters})"))
        {
            new KernelPrinter(writer, kernel, type).Nodes(kernel.Body);
        }
    }

    private void Nodes(IReadOnlyList<Node> nodes)
    {
        // C# lets no block declare a name that a block inside it has.
        bool among = nodes.Where((node, i) => node.HasNames && (node is not Accumulate || i == 0 || nodes[i - 1] is not Accumulate)).Skip(1).Any();
        HashSet<Load> outside = [.. held];
        Hold(nodes);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is Accumulate or Store)
            {
                int first = i;
                while (i + 1 < nodes.Count && nodes[i + 1] is Accumulate or Store)
                {
                    i++;
                }

                InBraces(among, () => Straight([.. nodes.Skip(first).Take(i - first + 1)]));
            }
            else
            {
                Node(nodes[i], among);
            }
        }

        held.IntersectWith(outside);
    }

    /// <summary>Elements that several tiles of straight-line code read are loaded once, in front of them.</summary>
    private void Hold(IReadOnlyList<Node> tiles)
    {
        if (tiles.Count < 2 || !tiles.All(node => node is Tile tile && tile.Body.All(step => step is Accumulate)))
        {
            return;
        }

        var uses = tiles.SelectMany(tile => ((Tile)tile).Body).SelectMany(step => ((Accumulate)step).Term.Loads).ToList();
        var loads = uses.Distinct().ToList();
        if (loads.Count < uses.Count && loads.Count <= MostHeld)
        {
            writer.Lines(loads.Select(load => $"var {names.Of(load)} = {Element(load)};")).Line();
            held.UnionWith(loads);
        }
    }

    private void Node(Node node, bool among)
    {
        switch (node)
        {
            case For loop:
                using (writer.Braces($"for (nint {loop.Axis.Name} = {Bound("Max", loop.From)}; {loop.Axis.Name} < {Bound("Min", loop.To)}; {loop.Axis.Name}++)"))
                {
                    references.Enter(loop, writer);
                    Nodes(loop.Body);
                    references.Leave(loop);
                }

                break;
            case Scope scope:
                writer.Line($"// {scope.Label}");
                InBraces(true, () => Nodes(scope.Body));
                break;
            case Tile tile:
                InBraces(among, () => WriteTile(tile));
                break;
            case MoveRows rows:
                WriteRows(rows);
                break;
        }
    }

    private void WriteTile(Tile tile)
    {
        current = tile;
        if (tile.Accumulators.Length > 1)
        {
            writer.Line($"// {CodeWriter.Number(tile.Accumulators.Length)} results, each in a register.");
        }

        if (tile.Accumulators[0].Winner is not null)
        {
            writer.Line($"{Code().Mask} wins;");
        }

        foreach (var accumulator in tile.Accumulators)
        {
            writer.Line($"var {names.Of(accumulator.Output)} = {Code().Of(accumulator.Initial)};");
            if (accumulator.Winner is not null)
            {
                writer.Line($"var {names.Of(accumulator.Winner)} = {Code().Of(accumulator.WinnerInitial)};");
            }
        }

        writer.Line();
        Nodes(tile.Body);
        writer.Line();
        foreach (var accumulator in tile.Accumulators)
        {
            WriteStore(accumulator.Output, Code(names.Of(accumulator.Output)), accumulator.Value);
            if (accumulator.Winner is not null)
            {
                WriteStore(accumulator.Winner, Code(names.Of(accumulator.Winner)), new Reduced());
            }
        }
    }

    /// <summary>Code without a jump: every element that is used more than once is loaded once.</summary>
    private void Straight(IReadOnlyList<Node> steps)
    {
        var uses = new Dictionary<Load, int>();
        foreach (var load in steps.SelectMany(step => Expression(step).Loads))
        {
            uses[load] = uses.TryGetValue(load, out int times) ? times + 1 : 1;
        }

        var locals = new HashSet<Load>(held);
        var code = Code(load => locals.Contains(load) ? names.Of(load) : Element(load));
        foreach (var step in steps)
        {
            foreach (var load in Expression(step).Loads)
            {
                if (uses[load] > 1 && locals.Add(load))
                {
                    writer.Line($"var {names.Of(load)} = {Element(load)};");
                }
            }

            if (step is Store store)
            {
                WriteStore(store.Output, code, store.Value);
            }
            else
            {
                WriteTerm((Accumulate)step, code);
            }
        }

        static Expr Expression(Node step) => step is Accumulate a ? a.Term : ((Store)step).Value;
    }

    private void WriteTerm(Accumulate step, VectorCode code)
    {
        var accumulator = current!.Accumulators[step.Accumulator];
        string register = names.Of(accumulator.Output);
        if (accumulator.Kind == ReductionKind.Max)
        {
            writer.Line($"{register} = VectorMath.Greatest({register}, {code.Of(step.Term)}, out {(accumulator.Winner is null ? "_" : "wins")});");
            if (accumulator.Winner is not null)
            {
                string winner = names.Of(accumulator.Winner);
                writer.Line($"{winner} = {code.Select("wins", code.Create(step.TermIndex!), winner)};");
            }
        }
        else if (step.Term is Arithmetic { Operator: '*' } product)
        {
            writer.Line($"{register} = {code.FusedMultiplyAdd(code.Of(product.Left), code.Of(product.Right), register)};");
        }
        else
        {
            writer.Line($"{register} {(step.Subtracts ? "-" : "+")}= {code.Of(step.Term)};");
        }
    }

    private void WriteRows(MoveRows rows)
    {
        string source = Reference(rows.Source), target = Reference(rows.Output);
        if (rows.Folds)
        {
            writer.Line($"Lanes.Fold(ref {source}, ref {target}, {CodeWriter.Number(rows.Axes[0].Extent)});");
        }
        else if (rows.Axes.Length == 1)
        {
            writer.Line($"Lanes.Copy(ref {source}, ref {target}, {CodeWriter.Number(rows.Axes[0].Extent)});");
        }
        else
        {
            Axis row = rows.Output.Contiguous(rows.Axes)!, column = rows.Source.Contiguous(rows.Axes)!;
            writer.Line(
                $"Lanes.Transpose(ref {source}, {CodeWriter.Number(rows.Source.Address[row.Name])}, {CodeWriter.Number(row.Extent)}, {CodeWriter.Number(column.Extent)}, ref {target}, {CodeWriter.Number(rows.Output.Address[column.Name])});");
        }
    }

    private void WriteStore(Load output, VectorCode code, Expr value)
    {
        var (reference, offset) = references.Of(output);
        writer.Line(code.Store(value, reference, offset));
    }

    private VectorCode Code(string? reduced = null) => Code(Element, reduced);

    private VectorCode Code(Func<Load, string> element, string? reduced = null) =>
        kernel.Nest.IsScalar ? new FloatCode(element) { ReducedTo = reduced } : new VectorCode(type, kernel.Lane?.Name, element) { ReducedTo = reduced };

    private string Element(Load load)
    {
        var (reference, offset) = references.Of(load);
        return loads.Element(load, reference, offset);
    }

    private string Reference(Load load)
    {
        var (reference, offset) = references.Of(load);
        return offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {CodeWriter.Number(offset)})";
    }

    private void InBraces(bool braces, Action print)
    {
        if (braces)
        {
            using (writer.Braces())
            {
                print();
            }
        }
        else
        {
            print();
        }
    }

    private static string Bound(string pick, IReadOnlyList<Quotient> bounds) => bounds.Select(Bound).Aggregate((a, b) => $"nint.{pick}({a}, {b})");

    // Rounding up needs no care below zero: there another bound is the tighter one.
    public static string Bound(Quotient bound) => bound.Value.IsConstant
        ? CodeWriter.Number(Schedule.CeilDiv(bound.Value.Constant, bound.Divisor))
        : bound.Divisor == 1 ? VectorCode.Index(bound.Value) : $"{Dividend(bound.Value + (bound.Divisor - 1))} / {CodeWriter.Number(bound.Divisor)}";

    private static string Dividend(Affine value) => value.Terms.Length == 1 && value.Constant == 0 ? VectorCode.Index(value) : $"({VectorCode.Index(value)})";
}
