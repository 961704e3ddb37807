"""What runs while a person exercises: portable Python for the server and the browser."""
