namespace ConvGen;

/// <summary>How the learning rate goes with the steps of a training: an immutable value; PyTorch's <c>torch.optim.lr_scheduler</c>.</summary>
public interface ISchedule
{
    /// <summary>What the optimizer's learning rate is multiplied by.</summary>
    /// <param name="step">The step, from 0. PyTorch's schedules count calls of <c>scheduler.step()</c>, these count steps of the optimizer.</param>
    double Factor(long step);
}
