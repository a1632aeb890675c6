/**
 * Every verdict says of which office it is, so that it can lie where its office lies. Servers of the version before do not
 * say it; the database finds it for them.
 */
export const verdictOffice = `
alter table verdict add column office_id text collate "C";
alter table verdict add constraint verdict_office_known check (office_id is not null) not valid;

create function office_of_client() returns trigger language plpgsql as $$
begin
  new.office_id := coalesce((select office_id from client where id = new.client_id), '');
  return new;
end $$;
create trigger verdict_of_office before insert on verdict
  for each row when (new.office_id is null) execute function office_of_client();
`;
