-- Spring Batch looks executions up by instance and steps by execution; its own schema has no index for either.
CREATE INDEX batch_job_execution_instance ON BATCH_JOB_EXECUTION (JOB_INSTANCE_ID);
CREATE INDEX batch_job_execution_params_execution ON BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID);
CREATE INDEX batch_step_execution_execution ON BATCH_STEP_EXECUTION (JOB_EXECUTION_ID);
