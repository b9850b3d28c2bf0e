CREATE FUNCTION public.event_is_not_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE 'the history is appended to, never changed'; END $$;
CREATE TABLE public.calendar_day (
    office_id bigint NOT NULL,
    on_day text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    legal_basis text NOT NULL,
    is_confirmed boolean NOT NULL,
    sessions text NOT NULL
);
CREATE TABLE public.citizen (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    personal_id text NOT NULL COLLATE pg_catalog."C",
    id_tail text NOT NULL COLLATE pg_catalog."C",
    old_id text NOT NULL,
    full_name text NOT NULL,
    name_folded text NOT NULL COLLATE pg_catalog."C",
    born_on text,
    sex text NOT NULL,
    address text NOT NULL,
    issued_on text,
    issuer text NOT NULL,
    phone text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL,
    updated_at bigint NOT NULL
);
CREATE SEQUENCE public.citizen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.citizen_id_seq OWNED BY public.citizen.id;
CREATE TABLE public.clock_run (
    dossier_id bigint NOT NULL,
    run_no integer NOT NULL,
    office_id bigint NOT NULL,
    started_at bigint NOT NULL,
    allowance text NOT NULL,
    due_at bigint NOT NULL,
    ended_at bigint,
    why text NOT NULL
);
CREATE TABLE public.counter (
    office_id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    value bigint NOT NULL
);
CREATE TABLE public.dossier (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    dossier_no text NOT NULL COLLATE pg_catalog."C",
    running_no bigint NOT NULL,
    external_no text NOT NULL COLLATE pg_catalog."C",
    procedure_id bigint NOT NULL,
    sector text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    return_by text NOT NULL,
    received_at bigint NOT NULL,
    due_at bigint NOT NULL,
    promised_at bigint,
    supplement_asked_at bigint,
    closed_at bigint,
    returned_at bigint,
    last_event_at bigint NOT NULL,
    late_reason text NOT NULL
);
CREATE TABLE public.dossier_paper (
    dossier_id bigint NOT NULL,
    "position" integer NOT NULL,
    office_id bigint NOT NULL,
    name text NOT NULL,
    originals integer NOT NULL,
    copies integer NOT NULL
);
CREATE TABLE public.draft (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    desk_name text NOT NULL,
    body text NOT NULL,
    saved_at bigint NOT NULL
);
CREATE SEQUENCE public.draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.draft_id_seq OWNED BY public.draft.id;
CREATE TABLE public.event (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    kind text NOT NULL,
    dossier_id bigint,
    officer_id bigint,
    desk_name text NOT NULL,
    happened_at bigint NOT NULL,
    entered_at bigint NOT NULL,
    facts text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL
);
CREATE SEQUENCE public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.event_id_seq OWNED BY public.event.id;
CREATE TABLE public.filing (
    dossier_id bigint NOT NULL,
    office_id bigint NOT NULL,
    citizen_id bigint,
    organisation_id bigint,
    delegate_id bigint,
    model text NOT NULL,
    filled_from text NOT NULL,
    phone text NOT NULL COLLATE pg_catalog."C",
    form text NOT NULL,
    words text NOT NULL
);
CREATE TABLE public.leader (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    "position" integer NOT NULL,
    full_name text NOT NULL,
    title text NOT NULL,
    authority_line text NOT NULL
);
CREATE SEQUENCE public.leader_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.leader_id_seq OWNED BY public.leader.id;
CREATE TABLE public.office (
    id bigint NOT NULL,
    name text NOT NULL,
    parent_name text NOT NULL,
    centre_name text NOT NULL,
    place_name text NOT NULL,
    province_code text NOT NULL,
    commune_code text NOT NULL,
    agency_code text NOT NULL,
    address text NOT NULL,
    hotline text NOT NULL,
    email text NOT NULL,
    hours text NOT NULL
);
CREATE SEQUENCE public.office_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.office_id_seq OWNED BY public.office.id;
CREATE TABLE public.office_setting (
    office_id bigint NOT NULL,
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.officer (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    login text NOT NULL COLLATE pg_catalog."C",
    full_name text NOT NULL,
    role text NOT NULL,
    title text NOT NULL,
    password_hash text NOT NULL,
    is_active boolean NOT NULL
);
CREATE SEQUENCE public.officer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.officer_id_seq OWNED BY public.officer.id;
CREATE TABLE public.organisation (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    tax_code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    name_folded text NOT NULL COLLATE pg_catalog."C",
    representative_id bigint,
    address text NOT NULL,
    phone text NOT NULL,
    email text NOT NULL,
    updated_at bigint NOT NULL
);
CREATE SEQUENCE public.organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.organisation_id_seq OWNED BY public.organisation.id;
CREATE TABLE public.printed_slip (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    slip text NOT NULL,
    copy_no integer NOT NULL,
    printed_at bigint NOT NULL,
    file text NOT NULL,
    officer_name text NOT NULL
);
CREATE SEQUENCE public.printed_slip_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.printed_slip_id_seq OWNED BY public.printed_slip.id;
CREATE TABLE public.procedure_version (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL COLLATE pg_catalog."C",
    initials text NOT NULL COLLATE pg_catalog."C",
    sector text NOT NULL,
    effective_from text NOT NULL,
    effective_to text,
    body text NOT NULL
);
CREATE SEQUENCE public.procedure_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procedure_version_id_seq OWNED BY public.procedure_version.id;
CREATE TABLE public.rating (
    id bigint NOT NULL,
    office_id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    level text NOT NULL,
    reason text NOT NULL,
    given_at bigint NOT NULL
);
CREATE SEQUENCE public.rating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.rating_id_seq OWNED BY public.rating.id;
CREATE TABLE public.schema_migration (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.schema_migration_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.schema_migration_id_seq OWNED BY public.schema_migration.id;
CREATE TABLE public.sync_state (
    office_id bigint NOT NULL,
    month text NOT NULL,
    last_event_id bigint NOT NULL,
    written_at bigint NOT NULL,
    file text NOT NULL
);
ALTER TABLE ONLY public.citizen ALTER COLUMN id SET DEFAULT nextval('public.citizen_id_seq'::regclass);
ALTER TABLE ONLY public.draft ALTER COLUMN id SET DEFAULT nextval('public.draft_id_seq'::regclass);
ALTER TABLE ONLY public.event ALTER COLUMN id SET DEFAULT nextval('public.event_id_seq'::regclass);
ALTER TABLE ONLY public.leader ALTER COLUMN id SET DEFAULT nextval('public.leader_id_seq'::regclass);
ALTER TABLE ONLY public.office ALTER COLUMN id SET DEFAULT nextval('public.office_id_seq'::regclass);
ALTER TABLE ONLY public.officer ALTER COLUMN id SET DEFAULT nextval('public.officer_id_seq'::regclass);
ALTER TABLE ONLY public.organisation ALTER COLUMN id SET DEFAULT nextval('public.organisation_id_seq'::regclass);
ALTER TABLE ONLY public.printed_slip ALTER COLUMN id SET DEFAULT nextval('public.printed_slip_id_seq'::regclass);
ALTER TABLE ONLY public.procedure_version ALTER COLUMN id SET DEFAULT nextval('public.procedure_version_id_seq'::regclass);
ALTER TABLE ONLY public.rating ALTER COLUMN id SET DEFAULT nextval('public.rating_id_seq'::regclass);
ALTER TABLE ONLY public.schema_migration ALTER COLUMN id SET DEFAULT nextval('public.schema_migration_id_seq'::regclass);
INSERT INTO public.calendar_day VALUES (1, '2026-09-02', 'holiday', 'Quốc khánh', 'Bộ luật Lao động', true, '[]');
INSERT INTO public.citizen VALUES (2, 1, '087080078237', '078237', '341632473', 'Lê Văn Út', 'le van ut', '1996-04-02', 'Nữ', 'Ấp Tân Hưng, xã Mẫu', '2024-12-10', 'Bộ Công an', '', 'anh@example.vn', 1792031400000000);
INSERT INTO public.citizen VALUES (1, 1, '087196610926', '610926', '341632473', 'Đặng Thị Ngọc Ánh', 'dang thi ngoc anh', '1996-04-02', 'Nữ', 'Ấp Tân Hưng, xã Mẫu', '2024-12-10', 'Bộ Công an', '0923993287', 'anh@example.vn', 1792031400000000);
INSERT INTO public.citizen VALUES (4, 1, '087301614006', '614006', '341632473', 'Cao Thị Kim Oanh', 'cao thi kim oanh', '1996-04-02', 'Nữ', 'Ấp Tân Hưng, xã Mẫu', '2024-12-10', 'Bộ Công an', '', 'anh@example.vn', 1792117800000000);
INSERT INTO public.clock_run VALUES (1792031400000000, 1, 1, 1792031400000000, '{"channels":["online"],"count":3,"cut_off":null,"is_verified":true,"unit":"working_days","variant":""}', 1792290600000000, 1792035000000000, 'supplement');
INSERT INTO public.clock_run VALUES (1792031400000000, 2, 1, 1792117800000000, '{"channels":["online"],"count":3,"cut_off":null,"is_verified":true,"unit":"working_days","variant":""}', 1792377000000000, NULL, '');
INSERT INTO public.clock_run VALUES (1792031400000001, 1, 1, 1792031400000000, '{"channels":["online"],"count":3,"cut_off":null,"is_verified":true,"unit":"working_days","variant":""}', 1792290600000000, NULL, '');
INSERT INTO public.clock_run VALUES (1792031400000002, 1, 1, 1792031400000000, '{"channels":["online"],"count":3,"cut_off":null,"is_verified":true,"unit":"working_days","variant":""}', 1792290600000000, NULL, '');
INSERT INTO public.counter VALUES (1, 'dossier:2026-10-15', 1);
INSERT INTO public.counter VALUES (1, 'event', 3);
INSERT INTO public.dossier VALUES (1792031400000000, 1, 'H20.19.08-261015-0001', 1, 'G22.99-261015-0777', 1, 'Hộ tịch', 'counter', 'received', 'counter', 1792031400000000, 1792377000000000, NULL, 1792035000000000, NULL, NULL, 1792117800000000, '');
INSERT INTO public.dossier VALUES (1792031400000001, 1, 'H20.19.08-261015-0002', 2, '', 2, 'Cư trú', 'online', 'received', 'counter', 1792031400000000, 1792290600000000, NULL, NULL, NULL, NULL, 1792031400000000, '');
INSERT INTO public.dossier VALUES (1792031400000002, 1, 'H20.19.08-261015-0003', 3, '', 1, 'Hộ tịch', 'counter', 'returned', 'counter', 1792031400000000, 1792290600000000, NULL, NULL, 1792117800000000, 1792117800000000, 1792031400000000, '');
INSERT INTO public.dossier_paper VALUES (1792031400000000, 1, 1, 'Tờ khai', 1, 0);
INSERT INTO public.dossier_paper VALUES (1792031400000000, 2, 1, 'Giấy chứng sinh', 0, 2);
INSERT INTO public.draft VALUES (1, 1, 1, 'Quầy 1', '{"applicant.full_name":"Lê Văn Út","procedure":"1.001193"}', 1792031400000000);
INSERT INTO public.event VALUES (1, 1, 'receive', 1792031400000000, 1, 'Quầy 1', 1792031400000000, 1792035000000000, '{"ghi chú":"mẫu"}', '', '1e05aa39c0c0c170d21f2bd6554f1662e40ee8830219682cbbc638e71ff67bdb');
INSERT INTO public.event VALUES (2, 1, 'receive', 1792031400000001, 1, 'Quầy 1', 1792031400000000, 1792035000000000, '{"ghi chú":"mẫu"}', '1e05aa39c0c0c170d21f2bd6554f1662e40ee8830219682cbbc638e71ff67bdb', '0f587b06104829a5be794bca56765bea1e0c1818d3c9b5a60b09864532013113');
INSERT INTO public.event VALUES (3, 1, 'receive', 1792031400000002, 1, 'Quầy 1', 1792031400000000, 1792035000000000, '{"ghi chú":"mẫu"}', '0f587b06104829a5be794bca56765bea1e0c1818d3c9b5a60b09864532013113', 'a8ddad12eb55537b7ddfb314b75e387982c3ff25e6c6271a51f7e8ce1cc0e5e9');
INSERT INTO public.filing VALUES (1792031400000000, 1, 1, NULL, 2, '', 'typed', '0900000001', '{"con thứ":2,"tên con":"Đặng Gia Bảo"}', ' 000dang 000thi 000ngoc 000anh 000le 000van 000ut x16dang x16thi x16ngoc x16anh x16le x16van x16ut x0wdang x0wthi x0wngoc x0wanh x0wle x0wvan x0wut xncdang xncthi xncngoc xncanh xncle xncvan xncut ');
INSERT INTO public.filing VALUES (1792031400000001, 1, NULL, 1, NULL, '', 'typed', '', '{}', ' 000hop 000tac 000xa 000mau xn2hop xn2tac xn2xa xn2mau xfshop xfstac xfsxa xfsmau xdyhop xdytac xdyxa xdymau ');
INSERT INTO public.filing VALUES (1792031400000002, 1, 4, NULL, NULL, '', 'typed', '', '{}', ' 000cao 000thi 000oanh x16cao x16thi x16oanh x0wcao x0wthi x0woanh xnccao xncthi xncoanh ');
INSERT INTO public.leader VALUES (1, 1, 0, 'Nguyễn Thị Mười', 'Phó Chủ tịch', 'KT. CHỦ TỊCH');
INSERT INTO public.office VALUES (1, 'Ủy ban nhân dân xã Mẫu', 'Ủy ban nhân dân tỉnh Mẫu', '', 'Xã Mẫu', '', '', 'H20.19.08', '', '', '', '{"sessions":[["07:30:00","11:30:00"],["13:30:00","17:00:00"]],"special":{"5":[["07:30:00","11:30:00"]]},"weekdays":[0,1,2,3,4]}');
INSERT INTO public.office_setting VALUES (1, 'printing.copies', '1');
INSERT INTO public.officer VALUES (1, 1, 'lan', 'Đỗ Thị Lan', 'clerk', '', '', true);
INSERT INTO public.organisation VALUES (1, 1, '1400000001', 'Hợp tác xã Mẫu', 'hop tac xa mau', 1, 'Ấp 1, xã Mẫu', '0277000000', '', 1792031400000000);
INSERT INTO public.printed_slip VALUES (1, 1, 1792031400000000, 'receipt', 0, 1792031400000000, 'abababababababababababababababababababababababababababababababab', 'Đỗ Thị Lan');
INSERT INTO public.procedure_version VALUES (1, 1, '1.001193', 1, 'Đăng ký khai sinh', 'dang ky khai sinh', 'dkks', 'Hộ tịch', '2026-01-01', NULL, '{"code":"1.001193","decision":"QĐ mẫu","effective_from":"2026-01-01","effective_to":null,"fees":[{"amount_vnd":null,"channels":[],"is_verified":true,"kind":"free","legal_basis":"","note":"","unit":""}],"handling_unit":"Tư pháp - Hộ tịch","legal_basis":["Luật Hộ tịch 2014"],"name":"Đăng ký khai sinh","papers":[{"condition":"","copies":0,"name":"Giấy chứng sinh","originals":1,"use":"submit"}],"results":[{"code":"KQ.01","name":"Giấy khai sinh"}],"sector":"Hộ tịch","short_name":"","source":"mẫu thử","times":[{"channels":["online"],"count":3,"cut_off":null,"is_verified":true,"unit":"working_days","variant":""}],"unverified":[],"version":1}');
INSERT INTO public.procedure_version VALUES (2, 1, '1.001193', 2, 'Đăng ký khai sinh', 'dang ky khai sinh', 'dkks', 'Cư trú', '2026-10-01', NULL, '{"code":"1.001193","decision":"QĐ mẫu","effective_from":"2026-10-01","effective_to":null,"fees":[{"amount_vnd":null,"channels":[],"is_verified":true,"kind":"free","legal_basis":"","note":"","unit":""}],"handling_unit":"Tư pháp - Hộ tịch","legal_basis":["Luật Hộ tịch 2014"],"name":"Đăng ký khai sinh","papers":[{"condition":"","copies":0,"name":"Giấy chứng sinh","originals":1,"use":"submit"}],"results":[{"code":"KQ.01","name":"Giấy khai sinh"}],"sector":"Cư trú","short_name":"","source":"mẫu thử","times":[{"channels":["online"],"count":3,"cut_off":null,"is_verified":true,"unit":"working_days","variant":""}],"unverified":[],"version":2}');
INSERT INTO public.rating VALUES (1, 1, 1792031400000002, 'satisfied', 'nhanh', 1792053000000000);
INSERT INTO public.schema_migration VALUES (1, '0001_desk', '2026-11-27 18:35:02.323991');
INSERT INTO public.sync_state VALUES (1, '2026-10', 3, 1792117800000000, 'so-theo-doi-2026-10.xlsx');
SELECT pg_catalog.setval('public.citizen_id_seq', 5, true);
SELECT pg_catalog.setval('public.draft_id_seq', 1, true);
SELECT pg_catalog.setval('public.event_id_seq', 3, true);
SELECT pg_catalog.setval('public.leader_id_seq', 1, true);
SELECT pg_catalog.setval('public.office_id_seq', 1, true);
SELECT pg_catalog.setval('public.officer_id_seq', 1, true);
SELECT pg_catalog.setval('public.organisation_id_seq', 1, true);
SELECT pg_catalog.setval('public.printed_slip_id_seq', 1, true);
SELECT pg_catalog.setval('public.procedure_version_id_seq', 2, true);
SELECT pg_catalog.setval('public.rating_id_seq', 1, true);
SELECT pg_catalog.setval('public.schema_migration_id_seq', 1, true);
ALTER TABLE ONLY public.calendar_day
    ADD CONSTRAINT calendar_day_pkey PRIMARY KEY (office_id, on_day);
ALTER TABLE ONLY public.citizen
    ADD CONSTRAINT citizen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clock_run
    ADD CONSTRAINT clock_run_pkey PRIMARY KEY (dossier_id, run_no);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (office_id, name);
ALTER TABLE ONLY public.dossier_paper
    ADD CONSTRAINT dossier_paper_pkey PRIMARY KEY (dossier_id, "position");
ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_pkey PRIMARY KEY (dossier_id);
ALTER TABLE ONLY public.leader
    ADD CONSTRAINT leader_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.office
    ADD CONSTRAINT office_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.office_setting
    ADD CONSTRAINT office_setting_pkey PRIMARY KEY (office_id, name);
ALTER TABLE ONLY public.officer
    ADD CONSTRAINT officer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.printed_slip
    ADD CONSTRAINT printed_slip_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sync_state
    ADD CONSTRAINT sync_state_pkey PRIMARY KEY (office_id, month);
CREATE INDEX citizen_id_tail ON public.citizen USING btree (office_id, id_tail) WHERE (id_tail <> ''::text);
CREATE INDEX citizen_index ON public.citizen USING gin (array_to_tsvector(string_to_array(btrim(name_folded), ' '::text)));
CREATE INDEX citizen_office_id_name_folded ON public.citizen USING btree (office_id, name_folded);
CREATE UNIQUE INDEX citizen_personal_id ON public.citizen USING btree (office_id, personal_id) WHERE (personal_id <> ''::text);
CREATE INDEX citizen_phone ON public.citizen USING btree (office_id, phone) WHERE (phone <> ''::text);
CREATE INDEX dossier_external_no ON public.dossier USING btree (office_id, external_no) WHERE (external_no <> ''::text);
CREATE INDEX dossier_office_id_channel_id ON public.dossier USING btree (office_id, channel, id);
CREATE INDEX dossier_office_id_closed_at ON public.dossier USING btree (office_id, closed_at);
CREATE UNIQUE INDEX dossier_office_id_dossier_no ON public.dossier USING btree (office_id, dossier_no);
CREATE INDEX dossier_office_id_id ON public.dossier USING btree (office_id, id);
CREATE INDEX dossier_office_id_last_event_at ON public.dossier USING btree (office_id, last_event_at);
CREATE INDEX dossier_office_id_running_no_id_sector_channel_state ON public.dossier USING btree (office_id, running_no, id, sector, channel, state);
CREATE INDEX dossier_office_id_sector_channel_id ON public.dossier USING btree (office_id, sector, channel, id);
CREATE INDEX dossier_office_id_sector_id ON public.dossier USING btree (office_id, sector, id);
CREATE INDEX dossier_open ON public.dossier USING btree (office_id, due_at, id, state, sector, channel) WHERE (closed_at IS NULL);
CREATE INDEX dossier_ready ON public.dossier USING btree (office_id, id, due_at, sector, channel) WHERE (state = 'result_ready'::text);
CREATE INDEX draft_office_id_saved_at ON public.draft USING btree (office_id, saved_at);
CREATE INDEX event_office_id_dossier_id_id ON public.event USING btree (office_id, dossier_id, id);
CREATE INDEX event_office_id_id ON public.event USING btree (office_id, id);
CREATE INDEX filing_index ON public.filing USING gin (array_to_tsvector(string_to_array(btrim(words), ' '::text)));
CREATE INDEX filing_office_id_citizen_id_dossier_id ON public.filing USING btree (office_id, citizen_id, dossier_id);
CREATE INDEX filing_office_id_delegate_id_dossier_id ON public.filing USING btree (office_id, delegate_id, dossier_id);
CREATE INDEX filing_office_id_organisation_id_dossier_id ON public.filing USING btree (office_id, organisation_id, dossier_id);
CREATE INDEX filing_office_id_phone_dossier_id ON public.filing USING btree (office_id, phone, dossier_id);
CREATE UNIQUE INDEX leader_office_id_position ON public.leader USING btree (office_id, "position");
CREATE UNIQUE INDEX officer_office_id_login ON public.officer USING btree (office_id, login);
CREATE INDEX organisation_office_id_name_folded ON public.organisation USING btree (office_id, name_folded);
CREATE INDEX organisation_office_id_tax_code ON public.organisation USING btree (office_id, tax_code);
CREATE UNIQUE INDEX printed_slip_office_id_dossier_id_slip_copy_no ON public.printed_slip USING btree (office_id, dossier_id, slip, copy_no);
CREATE UNIQUE INDEX procedure_version_office_id_code_version ON public.procedure_version USING btree (office_id, code, version);
CREATE UNIQUE INDEX rating_dossier_id ON public.rating USING btree (dossier_id);
CREATE INDEX rating_office_id_given_at ON public.rating USING btree (office_id, given_at);
CREATE UNIQUE INDEX schema_migration_name ON public.schema_migration USING btree (name);
CREATE TRIGGER event_is_not_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.event_is_not_changed();
ALTER TABLE ONLY public.calendar_day
    ADD CONSTRAINT calendar_day_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.citizen
    ADD CONSTRAINT citizen_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.clock_run
    ADD CONSTRAINT clock_run_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);
ALTER TABLE ONLY public.clock_run
    ADD CONSTRAINT clock_run_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.dossier_paper
    ADD CONSTRAINT dossier_paper_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);
ALTER TABLE ONLY public.dossier_paper
    ADD CONSTRAINT dossier_paper_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES public.procedure_version(id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officer(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officer(id);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_citizen_id_fkey FOREIGN KEY (citizen_id) REFERENCES public.citizen(id);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_delegate_id_fkey FOREIGN KEY (delegate_id) REFERENCES public.citizen(id);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES public.organisation(id);
ALTER TABLE ONLY public.leader
    ADD CONSTRAINT leader_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.office_setting
    ADD CONSTRAINT office_setting_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.officer
    ADD CONSTRAINT officer_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.organisation
    ADD CONSTRAINT organisation_representative_id_fkey FOREIGN KEY (representative_id) REFERENCES public.citizen(id);
ALTER TABLE ONLY public.printed_slip
    ADD CONSTRAINT printed_slip_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);
ALTER TABLE ONLY public.printed_slip
    ADD CONSTRAINT printed_slip_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);
ALTER TABLE ONLY public.rating
    ADD CONSTRAINT rating_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
ALTER TABLE ONLY public.sync_state
    ADD CONSTRAINT sync_state_office_id_fkey FOREIGN KEY (office_id) REFERENCES public.office(id);
