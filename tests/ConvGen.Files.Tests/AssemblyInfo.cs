// One test at a time: some put failing files in place of those that work.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
