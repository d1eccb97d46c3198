using System.Text;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>A plan as short text.</summary>
internal static class PlanText
{
    public static string Whole(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var place in plan.Places)
        {
            text.Append(FormattableString.Invariant($"{place.Region} at {place.Offset}, {place.Length} floats"));
            text.Append(place.Value == 0f ? "\n" : FormattableString.Invariant($" of {place.Value}\n"));
        }

        Phases("forward", plan.Forward);
        Phases("backward", plan.Backward);
        Steps("folds", plan.Folds);
        return text.ToString();

        void Phases(string way, IReadOnlyList<Phase> phases)
        {
            for (int phase = 0; phase < phases.Count; phase++)
            {
                Steps(phases.Count == 1 ? way : FormattableString.Invariant($"{way}, phase {phase}"), phases[phase].Steps);
                if (!phases[phase].Totals.IsEmpty)
                {
                    Steps(FormattableString.Invariant($"{way}, totals of phase {phase}"), phases[phase].Totals);
                }
            }
        }

        void Steps(string title, IEnumerable<Step> steps)
        {
            text.Append(title).Append(":\n");
            foreach (var step in steps)
            {
                text.Append("  ").Append(step.Nest.Name).Append(": ").Append(step.Nest.Formula)
                    .Append(step.Nest.Guards.IsEmpty ? "" : $" where {NestText.Where(step.Nest)}")
                    .Append(step.OnlyForInput ? " (only for the images' gradient)\n" : "\n");
            }
        }
    }
}
