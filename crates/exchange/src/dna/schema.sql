-- The tables of a DNA 3 file, with the columns and defaults that DNA expects of them. Texts that DNA
-- calls short have fewer than 191 characters.

CREATE TABLE SETTINGS (
    Property TEXT PRIMARY KEY,
    Value    TEXT NOT NULL
);

CREATE TABLE CODERS (
    ID                INTEGER NOT NULL PRIMARY KEY,
    Name              TEXT NOT NULL CHECK (length(Name) < 191),
    Red               INTEGER NOT NULL DEFAULT 0,
    Green             INTEGER NOT NULL DEFAULT 0,
    Blue              INTEGER NOT NULL DEFAULT 0,
    Refresh           INTEGER NOT NULL DEFAULT 0,
    FontSize          INTEGER NOT NULL DEFAULT 14,
    Password          TEXT NOT NULL CHECK (length(Password) < 191),
    PopupWidth        INTEGER DEFAULT 300,
    ColorByCoder      INTEGER NOT NULL DEFAULT 0,
    PopupDecoration   INTEGER NOT NULL DEFAULT 0,
    PopupAutoComplete INTEGER NOT NULL DEFAULT 1,
    PermissionAddDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionEditDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionDeleteDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionImportDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionAddStatements INTEGER NOT NULL DEFAULT 1,
    PermissionEditStatements INTEGER NOT NULL DEFAULT 1,
    PermissionDeleteStatements INTEGER NOT NULL DEFAULT 1,
    PermissionEditAttributes INTEGER NOT NULL DEFAULT 1,
    PermissionEditRegex INTEGER NOT NULL DEFAULT 1,
    PermissionEditStatementTypes INTEGER NOT NULL DEFAULT 1,
    PermissionEditCoders INTEGER NOT NULL DEFAULT 1,
    PermissionEditCoderRelations INTEGER NOT NULL DEFAULT 1,
    PermissionViewOthersDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionEditOthersDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionViewOthersStatements INTEGER NOT NULL DEFAULT 1,
    PermissionEditOthersStatements INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE CODERRELATIONS (
    ID             INTEGER NOT NULL PRIMARY KEY,
    Coder          INTEGER,
    OtherCoder     INTEGER,
    viewStatements INTEGER NOT NULL DEFAULT 1,
    editStatements INTEGER NOT NULL DEFAULT 1,
    viewDocuments  INTEGER NOT NULL DEFAULT 1,
    editDocuments  INTEGER NOT NULL DEFAULT 1,
    FOREIGN KEY (Coder) REFERENCES CODERS (ID) ON DELETE CASCADE,
    FOREIGN KEY (OtherCoder) REFERENCES CODERS (ID) ON DELETE CASCADE
);

CREATE TABLE DOCUMENTS (
    ID      INTEGER NOT NULL PRIMARY KEY,
    Title   TEXT NOT NULL CHECK (length(Title) < 191),
    Text    TEXT NOT NULL,
    Coder   INTEGER,
    Author  TEXT NOT NULL DEFAULT '' CHECK (length(Author) < 191),
    Source  TEXT NOT NULL DEFAULT '' CHECK (length(Source) < 191),
    Section TEXT NOT NULL DEFAULT '' CHECK (length(Section) < 191),
    Notes   TEXT NOT NULL DEFAULT '',
    Type    TEXT NOT NULL DEFAULT '' CHECK (length(Type) < 191),
    -- Seconds since 1970, UTC.
    Date    INTEGER NOT NULL,
    FOREIGN KEY (Coder) REFERENCES CODERS (ID) ON DELETE CASCADE
);

CREATE TABLE STATEMENTTYPES (
    ID    INTEGER NOT NULL PRIMARY KEY,
    Label TEXT NOT NULL CHECK (length(Label) < 191),
    Red   INTEGER NOT NULL DEFAULT 0,
    Green INTEGER NOT NULL DEFAULT 0,
    Blue  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE VARIABLES (
    ID              INTEGER NOT NULL PRIMARY KEY,
    Variable        TEXT NOT NULL CHECK (length(Variable) < 191),
    DataType        TEXT NOT NULL DEFAULT 'short text'
        CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text')),
    StatementTypeId INTEGER,
    FOREIGN KEY (StatementTypeId) REFERENCES STATEMENTTYPES (ID) ON DELETE CASCADE,
    UNIQUE (Variable, StatementTypeId)
);

CREATE TABLE VARIABLELINKS (
    ID               INTEGER NOT NULL PRIMARY KEY,
    SourceVariableId INTEGER,
    TargetVariableId INTEGER,
    FOREIGN KEY (SourceVariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    FOREIGN KEY (TargetVariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE
);

CREATE TABLE REGEXES (
    Label TEXT PRIMARY KEY CHECK (length(Label) < 191),
    Red   INTEGER NOT NULL DEFAULT 0,
    Green INTEGER NOT NULL DEFAULT 0,
    Blue  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE STATEMENTS (
    ID              INTEGER NOT NULL PRIMARY KEY,
    StatementTypeId INTEGER,
    DocumentId      INTEGER,
    -- UTF-16 units of the document's text.
    Start           INTEGER NOT NULL,
    Stop            INTEGER NOT NULL,
    Coder           INTEGER,
    CHECK (Start < Stop),
    FOREIGN KEY (StatementTypeId) REFERENCES STATEMENTTYPES (ID) ON DELETE CASCADE,
    FOREIGN KEY (Coder) REFERENCES CODERS (ID) ON DELETE CASCADE,
    FOREIGN KEY (DocumentId) REFERENCES DOCUMENTS (ID) ON DELETE CASCADE
);

CREATE TABLE DATABOOLEAN (
    ID          INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL,
    VariableId  INTEGER NOT NULL,
    Value       INTEGER NOT NULL DEFAULT 1,
    FOREIGN KEY (StatementId) REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    FOREIGN KEY (VariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE DATAINTEGER (
    ID          INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL,
    VariableId  INTEGER NOT NULL,
    Value       INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (StatementId) REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    FOREIGN KEY (VariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE ENTITIES (
    ID         INTEGER PRIMARY KEY NOT NULL,
    VariableId INTEGER NOT NULL,
    Value      TEXT NOT NULL DEFAULT '' CHECK (length(Value) < 191),
    Red        INTEGER,
    Green      INTEGER,
    Blue       INTEGER,
    ChildOf    INTEGER,
    UNIQUE (VariableId, Value),
    FOREIGN KEY (ChildOf) REFERENCES ENTITIES (ID) ON DELETE CASCADE,
    FOREIGN KEY (VariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE
);

CREATE TABLE DATASHORTTEXT (
    ID          INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL,
    VariableId  INTEGER NOT NULL,
    Entity      INTEGER NOT NULL,
    FOREIGN KEY (StatementId) REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    FOREIGN KEY (VariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    FOREIGN KEY (Entity) REFERENCES ENTITIES (ID) ON DELETE CASCADE,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE DATALONGTEXT (
    ID          INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL,
    VariableId  INTEGER NOT NULL,
    Value       TEXT DEFAULT '',
    FOREIGN KEY (StatementId) REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    FOREIGN KEY (VariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE ATTRIBUTEVARIABLES (
    ID                INTEGER PRIMARY KEY NOT NULL,
    VariableId        INTEGER NOT NULL,
    AttributeVariable TEXT NOT NULL CHECK (length(AttributeVariable) < 191),
    UNIQUE (VariableId, AttributeVariable),
    FOREIGN KEY (VariableId) REFERENCES VARIABLES (ID) ON DELETE CASCADE
);

CREATE TABLE ATTRIBUTEVALUES (
    ID                  INTEGER PRIMARY KEY NOT NULL,
    EntityId            INTEGER NOT NULL,
    AttributeVariableId INTEGER NOT NULL,
    AttributeValue      TEXT NOT NULL DEFAULT '' CHECK (length(AttributeValue) < 191),
    UNIQUE (EntityId, AttributeVariableId),
    FOREIGN KEY (EntityId) REFERENCES ENTITIES (ID) ON DELETE CASCADE,
    FOREIGN KEY (AttributeVariableId) REFERENCES ATTRIBUTEVARIABLES (ID) ON DELETE CASCADE
);
