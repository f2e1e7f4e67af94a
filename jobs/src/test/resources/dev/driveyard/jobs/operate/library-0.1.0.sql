-- A library of version 0.1.0 with an index and a search for duplicates that completed, a copy and a validation that were
-- stopped, a reclaim and a deletion that were planned, and an index that failed. What stands between at signs is what the
-- machine has on which it is restored.
CREATE TABLE BATCH_JOB_EXECUTION (
	JOB_EXECUTION_ID INTEGER  NOT NULL PRIMARY KEY AUTOINCREMENT,
	VERSION INTEGER,
	JOB_INSTANCE_ID INTEGER NOT NULL,
	CREATE_TIME TIMESTAMP NOT NULL,
	START_TIME TIMESTAMP DEFAULT NULL,
	END_TIME TIMESTAMP DEFAULT NULL,
	STATUS VARCHAR(10),
	EXIT_CODE VARCHAR(100),
	EXIT_MESSAGE VARCHAR(2500),
	LAST_UPDATED TIMESTAMP,
	constraint JOB_INST_EXEC_FK foreign key (JOB_INSTANCE_ID)
	references BATCH_JOB_INSTANCE(JOB_INSTANCE_ID)
);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(1,3,1,1795941283711,1795941283941,1795941284771,'COMPLETED','COMPLETED','',1795941284782);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(2,3,2,1795941291211,1795941291392,1795941294385,'COMPLETED','COMPLETED','',1795941294462);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(3,3,3,1795941291885,1795941292148,1795941293158,'COMPLETED','COMPLETED','',1795941293349);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(4,3,4,1795941309901,1795941310233,1795941310866,'STOPPED','STOPPED','org.springframework.batch.core.job.JobInterruptedException',1795941310867);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(5,3,5,1795941333965,1795941334093,1795941334231,'STOPPED','STOPPED','It is planned and waits for confirmation.',1795941334232);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(6,3,6,1795941339795,1795941339811,1795941340215,'STOPPED','STOPPED','It is planned and waits for confirmation.',1795941340217);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(7,3,7,1795941348045,1795941348078,1795941349555,'STOPPED','STOPPED','org.springframework.batch.core.job.JobInterruptedException',1795941349558);
INSERT INTO "BATCH_JOB_EXECUTION" VALUES(8,3,8,1795941357099,1795941357252,1795941357667,'FAILED','FAILED','The folder @ROOT@/tree is not the one that was indexed as location ''tree'': it was replaced by another folder on the same disk. Mount the right disk and try again. Nothing was removed from the catalogue. If the folder was replaced on purpose, add --accept-root.',1795941357668);
CREATE TABLE BATCH_JOB_EXECUTION_CONTEXT (
	JOB_EXECUTION_ID INTEGER NOT NULL PRIMARY KEY,
	SHORT_CONTEXT VARCHAR(2500) NOT NULL,
	SERIALIZED_CONTEXT CLOB,
	constraint JOB_EXEC_CTX_FK foreign key (JOB_EXECUTION_ID)
	references BATCH_JOB_EXECUTION(JOB_EXECUTION_ID)
);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(1,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(2,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(3,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(4,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(5,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(6,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(7,'{"batch.version":"6.0.4"}',NULL);
INSERT INTO "BATCH_JOB_EXECUTION_CONTEXT" VALUES(8,'{"batch.version":"6.0.4"}',NULL);
CREATE TABLE BATCH_JOB_EXECUTION_PARAMS (
	JOB_EXECUTION_ID INTEGER NOT NULL,
	PARAMETER_NAME VARCHAR(100) NOT NULL,
	PARAMETER_TYPE VARCHAR(100) NOT NULL,
	PARAMETER_VALUE VARCHAR(2500),
	IDENTIFYING CHAR(1) NOT NULL,
	constraint JOB_EXEC_PARAMS_FK foreign key (JOB_EXECUTION_ID)
	references BATCH_JOB_EXECUTION(JOB_EXECUTION_ID)
);
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'mode','java.lang.String','CONTENT','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'maxDepth','java.lang.Long','2147483647','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'sequence','java.lang.Long','1','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'walkers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'acceptRoot','java.lang.String','false','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'start','java.lang.String','','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'location','java.lang.Long','1','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'oneFileSystem','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'rules','java.lang.String','{"on":["no-system-files"],"exclude":[],"include":[]}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'hashers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(1,'hash','java.lang.String','FULL','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(2,'sequence','java.lang.Long','2','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(2,'what','java.lang.String','{"parts":["1/"],"mode":"CONTENT_HASH","minSize":1,"extensions":[],"refresh":true}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(2,'hashers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'mode','java.lang.String','SHALLOW','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'maxDepth','java.lang.Long','2147483647','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'sequence','java.lang.Long','3','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'partOf','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'walkers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'acceptRoot','java.lang.String','false','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'start','java.lang.String','','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'location','java.lang.Long','1','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'oneFileSystem','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'rules','java.lang.String','{"on":["no-system-files"],"exclude":[],"include":[]}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'hashers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(3,'hash','java.lang.String','FULL','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'sources','java.lang.String','{"paths":["@ROOT@/tree"]}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'method','java.lang.String','AUTO','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'bandwidth','java.lang.Long','500','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'durability','java.lang.String','NONE','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'destination','java.lang.String','@ROOT@/copies','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'oneFileSystem','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'sequence','java.lang.Long','4','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'folder','java.lang.String','true','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'transfers','java.lang.Long','8','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'exact','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'verify','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'ignoreSpace','java.lang.String','false','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'hash','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(4,'conflict','java.lang.String','SKIP','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(5,'sequence','java.lang.Long','5','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(5,'what','java.lang.String','{"found":2,"run":2,"keep":"OLDEST","folders":[],"action":"DELETE","splitLinks":false,"dryRun":false}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(5,'confirmed','java.lang.String','false','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'mode','java.lang.String','PERMANENT','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'sequence','java.lang.Long','6','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'dryRun','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'passes','java.lang.Long','1','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'paths','java.lang.String','{"paths":["@ROOT@/tree/a/four"]}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'threads','java.lang.Long','8','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'locations','java.lang.String','true','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(6,'confirmed','java.lang.String','false','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'mode','java.lang.String','INTEGRITY','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'sequence','java.lang.Long','7','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'rateLimit','java.lang.Long','300','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'paths','java.lang.String','{"paths":["@ROOT@/tree"]}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'threads','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'maxSeconds','java.lang.Long','0','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(7,'budget','java.lang.Long','0','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'mode','java.lang.String','CONTENT','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'maxDepth','java.lang.Long','2147483647','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'sequence','java.lang.Long','8','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'walkers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'acceptRoot','java.lang.String','false','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'start','java.lang.String','','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'location','java.lang.Long','1','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'oneFileSystem','java.lang.String','false','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'rules','java.lang.String','{"on":["no-system-files"],"exclude":[],"include":[]}','Y');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'hashers','java.lang.Long','2','N');
INSERT INTO "BATCH_JOB_EXECUTION_PARAMS" VALUES(8,'hash','java.lang.String','FULL','Y');
CREATE TABLE BATCH_JOB_EXECUTION_SEQ (
	ID INTEGER PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "BATCH_JOB_EXECUTION_SEQ" VALUES(8);
CREATE TABLE BATCH_JOB_INSTANCE (
	JOB_INSTANCE_ID INTEGER  NOT NULL PRIMARY KEY AUTOINCREMENT,
	VERSION INTEGER,
	JOB_NAME VARCHAR(100) NOT NULL,
	JOB_KEY VARCHAR(32) NOT NULL,
	constraint JOB_INST_UN unique (JOB_NAME, JOB_KEY)
);
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(1,0,'index','f17978d9fc3bcf6f7ca204da1e7c1e40');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(2,0,'duplicates','d09d27d636f89e74c033a538a3cf0305');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(3,0,'index','c0d0b1c3e4ecda235e26c06527bbf56c');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(4,0,'copy','f5fd15efa843dd5e9a17d53d2f8ce626');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(5,0,'reclaim','8cf2f91fde41a04d0e3a50df1e39c543');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(6,0,'delete','a2fe2fb9a416b7e7af3fd3651ba6b7b4');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(7,0,'validate','339645a8a9dd0df9788d99cd460b466c');
INSERT INTO "BATCH_JOB_INSTANCE" VALUES(8,0,'index','38fc3f87bd965de9ff18ad266b16fd19');
CREATE TABLE BATCH_JOB_INSTANCE_SEQ (
	ID INTEGER PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "BATCH_JOB_INSTANCE_SEQ" VALUES(8);
CREATE TABLE BATCH_STEP_EXECUTION (
	STEP_EXECUTION_ID INTEGER  NOT NULL PRIMARY KEY AUTOINCREMENT,
	VERSION INTEGER NOT NULL,
	STEP_NAME VARCHAR(100) NOT NULL,
	JOB_EXECUTION_ID INTEGER NOT NULL,
	CREATE_TIME TIMESTAMP NOT NULL,
	START_TIME TIMESTAMP DEFAULT NULL,
	END_TIME TIMESTAMP DEFAULT NULL,
	STATUS VARCHAR(10),
	COMMIT_COUNT INTEGER,
	READ_COUNT INTEGER,
	FILTER_COUNT INTEGER,
	WRITE_COUNT INTEGER,
	READ_SKIP_COUNT INTEGER,
	WRITE_SKIP_COUNT INTEGER,
	PROCESS_SKIP_COUNT INTEGER,
	ROLLBACK_COUNT INTEGER,
	EXIT_CODE VARCHAR(100),
	EXIT_MESSAGE VARCHAR(2500),
	LAST_UPDATED TIMESTAMP,
	constraint JOB_EXEC_STEP_FK foreign key (JOB_EXECUTION_ID)
	references BATCH_JOB_EXECUTION(JOB_EXECUTION_ID)
);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(1,4,'discover',1,1795941283971,1795941283982,1795941284088,'COMPLETED',1,6,0,6,0,0,0,0,'COMPLETED','',1795941284091);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(2,4,'reconcile',1,1795941284097,1795941284098,1795941284105,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941284130);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(3,4,'links',1,1795941284133,1795941284194,1795941284197,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941284235);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(4,6,'aggregate',1,1795941284264,1795941284268,1795941284332,'COMPLETED',2,2,0,2,0,0,0,0,'COMPLETED','',1795941284340);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(5,5,'identify',1,1795941284380,1795941284380,1795941284557,'COMPLETED',1,4,0,4,0,0,0,0,'COMPLETED','',1795941284590);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(6,4,'prune',1,1795941284632,1795941284633,1795941284692,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941284693);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(7,5,'refresh',2,1795941291399,1795941291402,1795941293369,'COMPLETED',1,1,0,1,0,0,0,0,'COMPLETED','',1795941293501);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(8,4,'discover',3,1795941292164,1795941292165,1795941292398,'COMPLETED',1,6,6,0,0,0,0,0,'COMPLETED','',1795941292400);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(9,4,'reconcile',3,1795941292490,1795941292491,1795941292560,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941292574);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(10,4,'links',3,1795941292577,1795941292577,1795941292734,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941292735);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(11,4,'aggregate',3,1795941292737,1795941292844,1795941292895,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941292938);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(12,4,'prune',3,1795941292940,1795941292941,1795941293102,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941293157);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(13,4,'sample',2,1795941293503,1795941293503,1795941293649,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941293682);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(14,4,'hash',2,1795941293684,1795941293685,1795941293780,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941293781);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(15,4,'compare',2,1795941293811,1795941293812,1795941293959,'COMPLETED',0,0,0,0,0,0,0,0,'COMPLETED','',1795941293961);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(16,8,'group',2,1795941294051,1795941294051,1795941294340,'COMPLETED',4,4,0,4,0,0,0,0,'COMPLETED','',1795941294341);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(17,4,'plan',4,1795941310264,1795941310273,1795941310326,'COMPLETED',1,1,0,1,0,0,0,0,'COMPLETED','',1795941310331);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(18,4,'transfer',4,1795941310333,1795941310334,1795941310854,'STOPPED',1,1,0,1,0,0,0,0,'STOPPED','org.springframework.batch.core.job.JobInterruptedException',1795941310857);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(19,5,'plan',5,1795941334144,1795941334164,1795941334223,'COMPLETED',1,1,0,1,0,0,0,0,'COMPLETED','',1795941334228);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(20,6,'plan',6,1795941339816,1795941339817,1795941340175,'COMPLETED',2,2,0,2,0,0,0,0,'COMPLETED','',1795941340177);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(21,4,'check',7,1795941348126,1795941348131,1795941349528,'STOPPED',1,1,0,1,0,0,0,0,'STOPPED','org.springframework.batch.core.job.JobInterruptedException',1795941349535);
INSERT INTO "BATCH_STEP_EXECUTION" VALUES(22,3,'discover',8,1795941357453,1795941357456,1795941357662,'FAILED',0,0,0,0,0,0,0,0,'FAILED','dev.driveyard.catalogue.CatalogueException: The folder @ROOT@/tree is not the one that was indexed as location ''tree'': it was replaced by another folder on the same disk. Mount the right disk and try again. Nothing was removed from the catalogue. If the folder was replaced on purpose, add --accept-root.
	at dev.driveyard.jobs.index.RootCheck.accept(RootCheck.java:61)
	at dev.driveyard.jobs.index.RootCheck.start(RootCheck.java:38)
	at dev.driveyard.jobs.index.ScanSession.walk(ScanSession.java:121)
	at dev.driveyard.jobs.index.ScanSession.lambda$open$1(ScanSession.java:105)
	at dev.driveyard.tree.StretchReader.open(StretchReader.java:48)
	at dev.driveyard.jobs.index.ScanSession.open(ScanSession.java:106)
	at org.springframework.batch.infrastructure.item.support.CompositeItemStream.open(CompositeItemStream.java:138)
	at org.springframework.batch.core.step.item.ChunkOrientedStep.open(ChunkOrientedStep.java:357)
	at org.springframework.batch.core.step.AbstractStep.execute(AbstractStep.java:248)
	at org.springframework.batch.core.job.SimpleStepHandler.handleStep(SimpleStepHandler.java:128)
	at org.springframework.batch.core.job.AbstractJob.handleStep(AbstractJob.java:397)
	at org.springframework.batch.core.job.SimpleJob.doExecute(SimpleJob.java:129)
	at org.springframework.batch.core.job.AbstractJob.execute(AbstractJob.java:293)
	at dev.driveyard.jobs.operate.SupervisedJob.execute(SupervisedJob.java:73)
	at org.springframework.batch.core.launch.support.TaskExecutorJobLauncher$1.run(TaskExecutorJobLauncher.java:220)
	at org.springframework.core.task.SyncTaskExecutor.execute(SyncTaskExecutor.java:88)
	at org.springframework.batch.core.launch.support.TaskExecutorJobLauncher.launchJobExecution(TaskExecutorJobLauncher.java:211)
	at org.springframework.batch.core.launch.support.TaskExecutorJobLauncher.run(TaskExecutorJobLauncher.java:109)
	at org.springframework.batch.core.launch.support.SimpleJobOperator.start(SimpleJobOperator.java:201)
	at org.springframework.batch.core.launch.support.TaskExecutorJobOperator.start(TaskExecutorJobOperator.java:117)
	at dev.driveyard.jobs.operate.RunOperator.execute(RunOperator.java:176)
	at dev.driveyard.cli.RunCommand.execute(RunCommand.java:92)
	at dev.driveyard.cli.RunCommand.run(RunCommand.java:57)
	at dev.driveyard.cli.RunCommand.runOn(RunCommand.java:40)
	at dev.driveyard.cli.RunCommand.call(RunCommand.java:30)
	at dev.driveyard.cli.IndexCommand.call(IndexCommand.java:125)
	at dev.driveyard.cli.IndexCommand.call(IndexCommand',1795941357665);
CREATE TABLE BATCH_STEP_EXECUTION_CONTEXT (
	STEP_EXECUTION_ID INTEGER NOT NULL PRIMARY KEY,
	SHORT_CONTEXT VARCHAR(2500) NOT NULL,
	SERIALIZED_CONTEXT CLOB,
	constraint STEP_EXEC_CTX_FK foreign key (STEP_EXECUTION_ID)
	references BATCH_STEP_EXECUTION(STEP_EXECUTION_ID)
);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(1,'{"count.CHANGED":0,"count.NEW":6,"count.BYTES":6012,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":0,"count.SEEN":6,"count.MOVED":0,"walk.lastPath":"b","count.PRUNED":0,"scan.mayHaveMoved":"false","batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":0,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(2,'{"count.CHANGED":0,"count.NEW":0,"count.BYTES":0,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":0,"count.SEEN":0,"count.MOVED":0,"count.PRUNED":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":0,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(3,'{"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(4,'{"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(5,'{"count.CHANGED":0,"count.NEW":0,"count.BYTES":0,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":0,"count.SEEN":0,"count.MOVED":0,"count.PRUNED":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":6012,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":4}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(6,'{"count.CHANGED":0,"count.NEW":0,"count.BYTES":0,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":0,"count.SEEN":0,"count.MOVED":0,"count.PRUNED":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":0,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(7,'{"refresh.done":1,"begun":1,"count.REFRESHED":1,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(8,'{"count.CHANGED":0,"count.NEW":0,"count.BYTES":6012,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":6,"count.SEEN":6,"count.MOVED":0,"walk.lastPath":"b","count.PRUNED":0,"scan.mayHaveMoved":"true","batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":0,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(9,'{"count.CHANGED":0,"count.NEW":0,"count.BYTES":0,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":0,"count.SEEN":0,"count.MOVED":0,"count.PRUNED":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":0,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(10,'{"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(11,'{"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(12,'{"count.CHANGED":0,"count.NEW":0,"count.BYTES":0,"count.ANALYSED":0,"count.CONTRADICTING":0,"count.UNCHANGED":0,"count.SEEN":0,"count.MOVED":0,"count.PRUNED":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.HASHED_BYTES":0,"count.REMOVED":0,"count.ISSUES":0,"count.HASHED":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(13,'{"begun":1,"issue.before":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(14,'{"begun":1,"issue.before":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(15,'{"compare.entry":0,"begun":1,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","compare.content":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(16,'{"group.text":"","group.number":0,"count.WASTED_BYTES":4,"count.DUPLICATES":1,"begun":1,"batch.version":"6.0.4","group.phase":5,"batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","group.size":-1,"count.GROUPS":1}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(17,'{"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(18,'{"count.replaced":0,"count.not_kept":0,"count.files":2,"count.linked":0,"batch.version":"6.0.4","count.directories":3,"count.bytes":8,"batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","count.failed":0,"count.skipped":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(19,'{"plan.group":1,"count.PLANNED_BYTES":4,"begun":1,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","plan.number":1,"count.PLANNED":1}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(20,'{"count.WITH_CONTENT":1,"count.BYTES":4,"plan.operation":1,"count.LAST_COPIES":1,"plan.directories":0,"plan.ended":1,"count.FILES":1,"begun":1,"plan.bytes":0,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep","plan.files":0}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(21,'{"begun":1,"batch.version":"6.0.4","batch.stepType":"org.springframework.batch.core.step.item.ChunkOrientedStep"}',NULL);
INSERT INTO "BATCH_STEP_EXECUTION_CONTEXT" VALUES(22,'{"batch.version":"6.0.4"}',NULL);
CREATE TABLE BATCH_STEP_EXECUTION_SEQ (
	ID INTEGER PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "BATCH_STEP_EXECUTION_SEQ" VALUES(22);
CREATE TABLE content_identity (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid BLOB NOT NULL UNIQUE,
	size INTEGER NOT NULL,
	blake3 BLOB,
	cas_id BLOB
, type_id INTEGER, metadata_state INTEGER);
INSERT INTO "content_identity" VALUES(1,X'3B895C25F8C751ADAEBF7380A606FF1A',6000,X'EB575A58CF35951B85EFC1B6FC1910252B9ADE73F5E80A94F90ABE3046B307E4',NULL,NULL,NULL);
INSERT INTO "content_identity" VALUES(2,X'CB9CC9CBDE5F5B83BC8586FCE0145EAC',4,X'83FE82573AB536CF20CAF1C78E9801A7DEBEB96A7F369637F438BB12C0E8021F',NULL,NULL,NULL);
INSERT INTO "content_identity" VALUES(3,X'46364FE1DB8450B2BC3D99597ADF7D09',4,X'37392008A949C4879F190A4CE54E354782BC88564A9534A882B3D42448F96168',NULL,NULL,NULL);
CREATE TABLE content_metadata (
	content_id INTEGER NOT NULL PRIMARY KEY,
	width INTEGER,
	height INTEGER,
	orientation INTEGER,
	taken_at INTEGER,
	taken_offset INTEGER,
	camera_make TEXT,
	camera_model TEXT,
	lens TEXT,
	latitude REAL,
	longitude REAL,
	altitude REAL,
	duration INTEGER,
	frame_rate REAL,
	video_codec TEXT,
	audio_codec TEXT,
	bit_rate INTEGER,
	sample_rate INTEGER,
	channels INTEGER,
	title TEXT,
	author TEXT,
	album TEXT,
	pages INTEGER,
	words INTEGER,
	language TEXT,
	producer TEXT,
	created INTEGER,
	modified INTEGER
);
CREATE TABLE directory (
	id INTEGER PRIMARY KEY,
	location_id INTEGER NOT NULL,
	parent_id INTEGER,
	path TEXT NOT NULL,
	depth INTEGER NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	listing TEXT,
	own_bytes INTEGER NOT NULL,
	own_files INTEGER NOT NULL,
	own_directories INTEGER NOT NULL,
	tree_bytes INTEGER NOT NULL,
	tree_files INTEGER NOT NULL,
	tree_directories INTEGER NOT NULL,
	linked_bytes INTEGER NOT NULL,
	dirty INTEGER NOT NULL
);
INSERT INTO "directory" VALUES(1,1,NULL,'',0,1,@INODE .@,'50eacb492dc3b8a62c31c5d19d7c8b6e',0,0,2,6012,4,2,0,0);
INSERT INTO "directory" VALUES(2,1,1,'a',1,1,@INODE a@,'ca506fd5bad5e6da831a7707fd6b783c',8,2,0,8,2,0,0,0);
INSERT INTO "directory" VALUES(3,1,1,'b',1,1,@INODE b@,'9f3ad83c2c3fb316e18a30c71bfe5123',6004,2,0,6004,2,0,0,0);
CREATE TABLE duplicate_doubt (
	instance_id INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	PRIMARY KEY (instance_id, entry_id)
) WITHOUT ROWID;
CREATE TABLE duplicate_folder (
	instance_id INTEGER NOT NULL,
	directory_id INTEGER NOT NULL,
	digest BLOB NOT NULL,
	bytes INTEGER NOT NULL,
	files INTEGER NOT NULL,
	PRIMARY KEY (instance_id, directory_id)
) WITHOUT ROWID;
CREATE TABLE duplicate_group (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	instance_id INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	content_id INTEGER,
	name TEXT,
	digest BLOB,
	size INTEGER NOT NULL,
	copies INTEGER NOT NULL,
	names INTEGER NOT NULL,
	wasted INTEGER NOT NULL
);
INSERT INTO "duplicate_group" VALUES(1,2,0,2,NULL,NULL,4,2,2,4);
CREATE TABLE duplicate_member (
	group_id INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	path TEXT NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL, shared INTEGER,
	PRIMARY KEY (group_id, entry_id)
) WITHOUT ROWID;
INSERT INTO "duplicate_member" VALUES(1,5,'@ROOT@/tree/a/one',1,@INODE a/one@,4,1577836801000000000,NULL);
INSERT INTO "duplicate_member" VALUES(1,7,'@ROOT@/tree/b/two',1,@INODE b/two@,4,1577836802000000000,NULL);
CREATE TABLE duplicate_size (
	instance_id INTEGER NOT NULL,
	size INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	unsampled INTEGER NOT NULL,
	PRIMARY KEY (instance_id, size)
) WITHOUT ROWID;
CREATE TABLE entry (
	id INTEGER PRIMARY KEY,
	parent_id INTEGER,
	name TEXT NOT NULL,
	kind INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	mode INTEGER NOT NULL,
	owner INTEGER NOT NULL,
	owner_group INTEGER NOT NULL,
	links INTEGER NOT NULL,
	target TEXT,
	content_id INTEGER
, type_id INTEGER, claimed_type_id INTEGER);
INSERT INTO "entry" VALUES(1,NULL,'tree',1,4096,@CHANGED .@,@CHANGED .@,1,@INODE .@,16877,0,0,4,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(2,1,'a',1,4096,@CHANGED a@,@CHANGED a@,1,@INODE a@,16877,0,0,2,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(3,1,'b',1,4096,@CHANGED b@,@CHANGED b@,1,@INODE b@,16877,0,0,2,NULL,NULL,NULL,NULL);
INSERT INTO "entry" VALUES(4,2,'four',0,4,1577836802000000000,@CHANGED a/four@,1,@INODE a/four@,33188,0,0,1,NULL,3,NULL,NULL);
INSERT INTO "entry" VALUES(5,2,'one',0,4,1577836801000000000,@CHANGED a/one@,1,@INODE a/one@,33188,0,0,1,NULL,2,NULL,NULL);
INSERT INTO "entry" VALUES(6,3,'three',0,6000,1577836802000000000,@CHANGED b/three@,1,@INODE b/three@,33188,0,0,1,NULL,1,NULL,NULL);
INSERT INTO "entry" VALUES(7,3,'two',0,4,1577836802000000000,@CHANGED b/two@,1,@INODE b/two@,33188,0,0,1,NULL,2,NULL,NULL);
CREATE TABLE file_check (
	entry_id INTEGER PRIMARY KEY,
	checked_by INTEGER NOT NULL,
	decoded_by INTEGER NOT NULL,
	content_id INTEGER,
	verified_at INTEGER
);
CREATE TABLE finding (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	entry_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	severity INTEGER NOT NULL,
	path TEXT NOT NULL,
	message TEXT NOT NULL,
	content_id INTEGER,
	found_inode INTEGER,
	found_size INTEGER,
	found_modified INTEGER,
	first_by INTEGER NOT NULL,
	first_at INTEGER NOT NULL,
	last_by INTEGER NOT NULL,
	last_at INTEGER NOT NULL,
	resolved_by INTEGER,
	resolved_at INTEGER
);
CREATE TABLE "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO "flyway_schema_history" VALUES(1,'001','batch job repository','SQL','V001__batch_job_repository.sql',-1135174406,'','2026-11-29 08:34:41.387',7,1);
INSERT INTO "flyway_schema_history" VALUES(2,'002','batch secondary indexes','SQL','V002__batch_secondary_indexes.sql',-1272915991,'','2026-11-29 08:34:41.400',3,1);
INSERT INTO "flyway_schema_history" VALUES(3,'003','catalogue','SQL','V003__catalogue.sql',1241021603,'','2026-11-29 08:34:41.420',7,1);
INSERT INTO "flyway_schema_history" VALUES(4,'004','runs and issues','SQL','V004__runs_and_issues.sql',-1637749356,'','2026-11-29 08:34:41.498',21,1);
INSERT INTO "flyway_schema_history" VALUES(5,'005','contents','SQL','V005__contents.sql',-684775176,'','2026-11-29 08:34:41.512',0,1);
INSERT INTO "flyway_schema_history" VALUES(6,'006','types and metadata','SQL','V006__types_and_metadata.sql',-1560036342,'','2026-11-29 08:34:41.610',11,1);
INSERT INTO "flyway_schema_history" VALUES(7,'007','journal','SQL','V007__journal.sql',1426712184,'','2026-11-29 08:34:41.716',18,1);
INSERT INTO "flyway_schema_history" VALUES(8,'008','duplicates','SQL','V008__duplicates.sql',-907459994,'','2026-11-29 08:34:41.721',1,1);
INSERT INTO "flyway_schema_history" VALUES(9,'009','findings','SQL','V009__findings.sql',-702372050,'','2026-11-29 08:34:41.725',0,1);
INSERT INTO "flyway_schema_history" VALUES(10,'010','shared duplicates','SQL','V010__shared_duplicates.sql',-757962385,'','2026-11-29 08:34:41.812',36,1);
INSERT INTO "flyway_schema_history" VALUES(11,'011','parents of what was trashed','SQL','V011__parents_of_what_was_trashed.sql',-1379989154,'','2026-11-29 08:34:41.836',0,1);
INSERT INTO "flyway_schema_history" VALUES(12,'012','unfinished copies','SQL','V012__unfinished_copies.sql',321500889,'','2026-11-29 08:34:41.877',1,1);
CREATE TABLE found_entry (
	entry_id INTEGER PRIMARY KEY,
	location_id INTEGER NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL
);
CREATE TABLE id_block (
	name TEXT NOT NULL PRIMARY KEY,
	next_id INTEGER NOT NULL
);
INSERT INTO "id_block" VALUES('entry',8);
CREATE TABLE issue (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	path TEXT NOT NULL,
	message TEXT NOT NULL
);
CREATE TABLE library (
	id TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "library" VALUES('@UUID@');
CREATE TABLE location (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	root TEXT NOT NULL UNIQUE,
	volume_id INTEGER NOT NULL REFERENCES volume (id),
	root_inode INTEGER NOT NULL,
	root_entry_id INTEGER NOT NULL,
	rules TEXT NOT NULL,
	created INTEGER NOT NULL,
	scanned INTEGER
);
INSERT INTO "location" VALUES(1,'4d8d77b6-a92c-445e-823d-d49c5c09ff1a','tree','@ROOT@/tree',1,@INODE .@,1,'{"on":["no-system-files"],"exclude":[],"include":[]}',1795941283195000000,1795941293348000000);
CREATE TABLE lost_entry (
	entry_id INTEGER PRIMARY KEY,
	location_id INTEGER NOT NULL,
	replaced_by INTEGER,
	left_out INTEGER NOT NULL
);
CREATE TABLE media_type (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL UNIQUE,
	kind INTEGER NOT NULL
);
CREATE TABLE operation (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	instance_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	action INTEGER NOT NULL,
	state INTEGER NOT NULL,
	source TEXT NOT NULL,
	target TEXT,
	trash TEXT,
	trash_name TEXT,
	entry_id INTEGER,
	kind INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	directories INTEGER NOT NULL,
	files INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	done_at INTEGER,
	message TEXT
);
INSERT INTO "operation" VALUES(1,4,0,0,0,'@ROOT@/tree','@ROOT@/copies/tree',NULL,NULL,NULL,1,@INODE .@,4096,@CHANGED .@,3,4,6012,NULL,NULL);
INSERT INTO "operation" VALUES(2,5,0,3,0,'@ROOT@/tree/b/two',NULL,NULL,NULL,7,0,@INODE b/two@,4,1577836802000000000,0,1,4,NULL,NULL);
INSERT INTO "operation" VALUES(3,6,0,3,0,'@ROOT@/tree/a/four',NULL,NULL,NULL,4,0,@INODE a/four@,4,1577836802000000000,0,1,4,NULL,NULL);
CREATE TABLE operation_directory (
	operation_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	path TEXT NOT NULL,
	inode INTEGER NOT NULL,
	made INTEGER NOT NULL,
	state INTEGER NOT NULL,
	PRIMARY KEY (operation_id, number)
) WITHOUT ROWID;
INSERT INTO "operation_directory" VALUES(1,1,'',@INODE .@,1,0);
INSERT INTO "operation_directory" VALUES(1,2,'a',@INODE a@,1,0);
INSERT INTO "operation_directory" VALUES(1,3,'b',@INODE b@,1,0);
CREATE TABLE operation_file (
	operation_id INTEGER NOT NULL,
	directory INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind INTEGER NOT NULL,
	state INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	links INTEGER NOT NULL,
	method INTEGER,
	hash BLOB,
	target_name TEXT,
	done_at INTEGER,
	PRIMARY KEY (operation_id, directory, name)
) WITHOUT ROWID;
INSERT INTO "operation_file" VALUES(1,2,'four',0,1,4,1577836802000000000,@INODE a/four@,1,2,NULL,NULL,1795941310486);
INSERT INTO "operation_file" VALUES(1,2,'one',0,1,4,1577836801000000000,@INODE a/one@,1,2,NULL,NULL,1795941310553);
INSERT INTO "operation_file" VALUES(3,0,'four',0,0,4,1577836802000000000,@INODE a/four@,1,NULL,NULL,NULL,NULL);
CREATE TABLE operation_parent (
	instance_id INTEGER NOT NULL,
	path TEXT NOT NULL,
	owner INTEGER NOT NULL,
	group_id INTEGER NOT NULL,
	mode INTEGER NOT NULL,
	PRIMARY KEY (instance_id, path)
) WITHOUT ROWID;
CREATE TABLE operation_part (
	operation_id INTEGER NOT NULL,
	path TEXT NOT NULL,
	length INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL, device INTEGER NOT NULL DEFAULT 0, inode INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (operation_id, path)
) WITHOUT ROWID;
CREATE TABLE reclaim_file (
	instance_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	path TEXT NOT NULL,
	inode INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	kept_path TEXT NOT NULL,
	kept_inode INTEGER NOT NULL,
	kept_modified INTEGER NOT NULL,
	size INTEGER NOT NULL, freed INTEGER NOT NULL DEFAULT 0, other_names INTEGER NOT NULL DEFAULT 0, left_alone INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (instance_id, number)
) WITHOUT ROWID;
INSERT INTO "reclaim_file" VALUES(5,0,'@ROOT@/tree/b/two',@INODE b/two@,1577836802000000000,'@ROOT@/tree/a/one',@INODE a/one@,1577836801000000000,4,4,0,0);
CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	instance_id INTEGER NOT NULL,
	job TEXT NOT NULL,
	subject TEXT NOT NULL,
	description TEXT NOT NULL,
	location_id INTEGER,
	host TEXT NOT NULL,
	pid INTEGER NOT NULL,
	process_started INTEGER NOT NULL,
	heartbeat INTEGER NOT NULL,
	stop_requested INTEGER NOT NULL
);
INSERT INTO "run" VALUES(1,1,'index','index {"location":1,"start":"","mode":"CONTENT","maxDepth":2147483647,"oneFileSystem":false,"rules":{"on":["no-system-files"],"exclude":[],"include":[]},"hash":"FULL"}','@ROOT@/tree',1,'host',14963,1795941274020,1795941283754,0);
INSERT INTO "run" VALUES(2,2,'duplicates','duplicates {"parts":["1/"],"mode":"CONTENT_HASH","minSize":1,"extensions":[],"refresh":true}','@ROOT@/tree (content-hash)',NULL,'host',15769,1795941284900,1795941291216,0);
INSERT INTO "run" VALUES(3,3,'index','index {"location":1,"start":"","mode":"SHALLOW","maxDepth":2147483647,"oneFileSystem":false,"rules":{"on":["no-system-files"],"exclude":[],"include":[]}}','@ROOT@/tree',1,'host',15769,1795941284900,1795941292042,0);
INSERT INTO "run" VALUES(4,4,'copy','copy {"sources":["@ROOT@/tree"],"destination":"@ROOT@/copies","exact":false,"folder":true,"undo":0,"method":"auto","conflict":"skip","durability":"none","oneFileSystem":false,"verify":false,"hash":false}','@ROOT@/tree to @ROOT@/copies',NULL,'host',16837,1795941304130,1795941309924,0);
INSERT INTO "run" VALUES(5,5,'reclaim','reclaim {"found":2,"run":2,"keep":"OLDEST","folders":[],"action":"DELETE","splitLinks":false,"dryRun":false}','duplicates of run 2 (delete, keep oldest)',NULL,'host',18247,1795941328230,1795941333968,0);
INSERT INTO "run" VALUES(6,6,'delete','delete {"paths":["@ROOT@/tree/a/four"],"mode":"PERMANENT"}','@ROOT@/tree/a/four (permanent)',NULL,'host',18521,1795941334490,1795941339799,0);
INSERT INTO "run" VALUES(7,7,'validate','validate {"paths":["@ROOT@/tree"],"mode":"INTEGRITY"}','@ROOT@/tree (integrity)',NULL,'host',18759,1795941340380,1795941348051,0);
INSERT INTO "run" VALUES(8,8,'index','index {"location":1,"start":"","mode":"CONTENT","maxDepth":2147483647,"oneFileSystem":false,"rules":{"on":["no-system-files"],"exclude":[],"include":[]},"hash":"FULL"}','@ROOT@/tree',1,'host',19264,1795941349690,1795941357128,0);
CREATE TABLE volume (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	fingerprint TEXT NOT NULL UNIQUE,
	mount_point TEXT NOT NULL,
	file_system TEXT NOT NULL,
	source TEXT NOT NULL
);
INSERT INTO "volume" VALUES(1,'@FINGERPRINT@','/','ext4','disk');
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX batch_job_execution_instance ON BATCH_JOB_EXECUTION (JOB_INSTANCE_ID);
CREATE INDEX batch_job_execution_params_execution ON BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID);
CREATE INDEX batch_step_execution_execution ON BATCH_STEP_EXECUTION (JOB_EXECUTION_ID);
CREATE UNIQUE INDEX entry_child ON entry (parent_id, name);
CREATE INDEX entry_content ON entry (content_id) WHERE content_id IS NOT NULL;
CREATE INDEX entry_linked ON entry (volume_id, inode) WHERE links > 1 AND kind = 0;
CREATE UNIQUE INDEX directory_path ON directory (location_id, path);
CREATE INDEX directory_parent ON directory (parent_id);
CREATE INDEX directory_inode ON directory (volume_id, inode);
CREATE INDEX directory_dirty ON directory (location_id, depth) WHERE dirty = 1;
CREATE INDEX lost_entry_location ON lost_entry (location_id, entry_id);
CREATE INDEX found_entry_inode ON found_entry (volume_id, inode);
CREATE INDEX found_entry_location ON found_entry (location_id, entry_id);
CREATE INDEX run_subject ON run (subject, id);
CREATE INDEX run_instance ON run (instance_id);
CREATE INDEX issue_run ON issue (run_id, id);
CREATE INDEX content_identity_sampled ON content_identity (id) WHERE blake3 IS NULL;
CREATE INDEX content_identity_cas_id ON content_identity (cas_id) WHERE cas_id IS NOT NULL;
CREATE INDEX entry_claimed ON entry (id) WHERE claimed_type_id IS NOT NULL;
CREATE UNIQUE INDEX operation_number ON operation (instance_id, number);
CREATE INDEX operation_file_linked ON operation_file (operation_id, inode) WHERE links > 1;
CREATE INDEX duplicate_group_wasted ON duplicate_group (instance_id, kind, wasted DESC, id);
CREATE INDEX duplicate_folder_digest ON duplicate_folder (instance_id, digest);
CREATE INDEX file_check_checked ON file_check (checked_by, entry_id) WHERE checked_by > 0;
CREATE INDEX file_check_decoded ON file_check (decoded_by, entry_id) WHERE decoded_by > 0;
CREATE UNIQUE INDEX finding_entry ON finding (entry_id, code);
CREATE INDEX finding_severity ON finding (severity, id);
CREATE INDEX finding_seen ON finding (last_by, severity, id);
CREATE INDEX duplicate_member_shared ON duplicate_member (entry_id) WHERE shared IS NOT NULL;
CREATE INDEX entry_name ON entry (name);
CREATE INDEX entry_size ON entry (size) WHERE kind = 0;
INSERT INTO "sqlite_sequence" VALUES('volume',1);
INSERT INTO "sqlite_sequence" VALUES('location',1);
INSERT INTO "sqlite_sequence" VALUES('BATCH_JOB_INSTANCE_SEQ',8);
INSERT INTO "sqlite_sequence" VALUES('BATCH_JOB_INSTANCE',8);
INSERT INTO "sqlite_sequence" VALUES('BATCH_JOB_EXECUTION_SEQ',8);
INSERT INTO "sqlite_sequence" VALUES('BATCH_JOB_EXECUTION',8);
INSERT INTO "sqlite_sequence" VALUES('BATCH_STEP_EXECUTION_SEQ',22);
INSERT INTO "sqlite_sequence" VALUES('BATCH_STEP_EXECUTION',22);
INSERT INTO "sqlite_sequence" VALUES('content_identity',3);
INSERT INTO "sqlite_sequence" VALUES('duplicate_group',1);
INSERT INTO "sqlite_sequence" VALUES('operation',3);
